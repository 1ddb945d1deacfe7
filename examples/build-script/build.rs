//! Makes bindings from `pets.yaml`: the file `pets.rs` in `OUT_DIR`.

fn main() {
    specwright::build::generate("pets.yaml").into_out_dir();
}
