//! Nothing: this package stands for its manifest, which turns on every feature of `vendor-apis` in a checkout.
