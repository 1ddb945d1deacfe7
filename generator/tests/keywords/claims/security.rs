//! Security schemes, and what operations require of them.

use crate::claim::{ALL, ONLY_20, Object, SINCE_30, SINCE_31, SINCE_32, docs, reported, supported, within};
use crate::place::Place::{Document, Scheme};

pub(super) const OBJECTS: &[Object] = &[
    Object {
        name: "Security Scheme",
        claims: &[
            supported("type", ALL, Scheme("{ «type: apiKey¦type: oauth2», in: header, name: X-Key }")),
            docs("description", ALL, "From the dashboard.", Scheme("{ type: apiKey, in: header, name: X-Key, «description: From the dashboard.» }")),
            supported("name", ALL, Scheme("{ type: apiKey, in: header, «name: X-Key¦name: X-Token» }")),
            supported("in", ALL, Scheme("{ type: apiKey, «in: query¦in: header», name: key }")),
            docs("flow", ONLY_20, "`password`", Scheme("{ type: oauth2, tokenUrl: 'https://acme.dev/token', «flow: password¦flow: application» }")),
            docs("authorizationUrl", ONLY_20, "https://acme.dev/auth", Scheme("{ type: oauth2, flow: implicit, «authorizationUrl: 'https://acme.dev/auth'» }")),
            docs("tokenUrl", ONLY_20, "https://acme.dev/token", Scheme("{ type: oauth2, flow: password, «tokenUrl: 'https://acme.dev/token'» }")),
            docs("scopes", ONLY_20, "`read`", Scheme("{ type: oauth2, flow: password, tokenUrl: 'https://acme.dev/token', «scopes: { read: See. }» }")),
            supported("scheme", SINCE_30, Scheme("{ type: http, «scheme: basic» }")),
            docs("bearerFormat", SINCE_30, "JWT", Scheme("{ type: http, scheme: bearer, «bearerFormat: JWT» }")),
            docs("flows", SINCE_30, "https://acme.dev/token", Scheme("{ type: oauth2, «flows: { password: { tokenUrl: 'https://acme.dev/token' } }¦flows: {}» }")),
            docs("openIdConnectUrl", SINCE_30, "https://acme.dev/openid", Scheme("{ type: openIdConnect, «openIdConnectUrl: 'https://acme.dev/openid'» }")),
            reported("oauth2MetadataUrl", SINCE_32, "new-keyword", Scheme("{ type: oauth2, flows: {}, «oauth2MetadataUrl: 'https://acme.dev/meta'» }")),
            reported("deprecated", SINCE_32, "new-keyword", Scheme("{ type: http, scheme: basic, «deprecated: true» }")),
        ],
    },
    Object {
        name: "`type` of a security scheme",
        claims: &[
            supported("apiKey", ALL, Scheme("{ «type: apiKey¦type: oauth2», in: header, name: X-Key }")),
            supported("basic", ONLY_20, Scheme("{ «type: basic¦type: oauth2» }")),
            supported("oauth2", ALL, Scheme("{ «type: oauth2¦type: apiKey», in: header, name: X-Key, flow: implicit, flows: {} }")),
            supported("http", SINCE_30, Scheme("{ «type: http¦type: oauth2», scheme: basic }")),
            supported("openIdConnect", SINCE_30, Scheme("{ «type: openIdConnect¦type: oauth2», flows: {}, openIdConnectUrl: 'https://acme.dev/openid' }")),
            reported("mutualTLS", SINCE_31, "unused-keyword", Document("components: { securitySchemes: { «Tls: { type: mutualTLS }» } }")),
        ],
    },
    Object {
        name: "`in` of an API key",
        claims: &[
            supported("query", ALL, Scheme("{ type: apiKey, «in: query¦in: header», name: key }")),
            supported("header", ALL, Scheme("{ type: apiKey, «in: header¦in: query», name: key }")),
            supported("cookie", SINCE_30, Scheme("{ type: apiKey, «in: cookie¦in: header», name: key }")),
        ],
    },
    Object {
        name: "`scheme` of `http`",
        claims: &[
            supported("basic", SINCE_30, Scheme("{ type: http, «scheme: basic¦scheme: bearer» }")),
            supported("bearer", SINCE_30, Scheme("{ type: http, «scheme: bearer¦scheme: basic» }")),
            supported("{other}", SINCE_30, Scheme("{ type: http, «scheme: digest¦scheme: bearer» }")),
        ],
    },
    Object {
        name: "OAuth Flows",
        claims: &[
            docs("implicit", SINCE_30, "https://acme.dev/auth", Scheme("{ type: oauth2, flows: { «implicit: { authorizationUrl: 'https://acme.dev/auth', scopes: {} }» } }")),
            docs("password", SINCE_30, "https://acme.dev/token", Scheme("{ type: oauth2, flows: { «password: { tokenUrl: 'https://acme.dev/token', scopes: {} }» } }")),
            docs("clientCredentials", SINCE_30, "https://acme.dev/token", Scheme("{ type: oauth2, flows: { «clientCredentials: { tokenUrl: 'https://acme.dev/token', scopes: {} }» } }")),
            docs("authorizationCode", SINCE_30, "https://acme.dev/token", Scheme("{ type: oauth2, flows: { «authorizationCode: { authorizationUrl: 'https://acme.dev/auth', tokenUrl: 'https://acme.dev/token', scopes: {} }» } }")),
            reported("deviceAuthorization", SINCE_32, "new-keyword", Scheme("{ type: oauth2, flows: { «deviceAuthorization: { deviceAuthorizationUrl: 'https://acme.dev/device', tokenUrl: 'https://acme.dev/token', scopes: {} }» } }")),
        ],
    },
    Object {
        name: "OAuth Flow",
        claims: &[
            docs("authorizationUrl", SINCE_30, "https://acme.dev/auth", Scheme("{ type: oauth2, flows: { implicit: { scopes: {}, «authorizationUrl: 'https://acme.dev/auth'» } } }")),
            docs("tokenUrl", SINCE_30, "https://acme.dev/token", Scheme("{ type: oauth2, flows: { password: { scopes: {}, «tokenUrl: 'https://acme.dev/token'» } } }")),
            docs("refreshUrl", SINCE_30, "https://acme.dev/refresh", Scheme("{ type: oauth2, flows: { password: { scopes: {}, tokenUrl: 'https://acme.dev/token', «refreshUrl: 'https://acme.dev/refresh'» } } }")),
            docs("scopes", SINCE_30, "`read`", Scheme("{ type: oauth2, flows: { password: { tokenUrl: 'https://acme.dev/token', «scopes: { read: See. }» } } }")),
            within("deviceAuthorizationUrl", SINCE_32, "new-keyword", "deviceAuthorization", Scheme("{ type: oauth2, flows: { «deviceAuthorization: { deviceAuthorizationUrl: 'https://acme.dev/device', tokenUrl: 'https://acme.dev/token', scopes: {} }» } }")),
        ],
    },
    Object {
        name: "Security Requirement",
        claims: &[
            supported("{name}", ONLY_20, Document("securityDefinitions: { Key: { type: basic } }\nsecurity: [{ «Key: []» }]")),
            supported("{name}", SINCE_30, Document("components: { securitySchemes: { Key: { type: http, scheme: basic } } }\nsecurity: [{ «Key: []» }]")),
            docs("{scopes}", ONLY_20, "`read`", Document("securityDefinitions: { Key: { type: oauth2, flow: password, tokenUrl: 'https://acme.dev/token' } }\nsecurity: [{ Key: [«read»] }]")),
            docs("{scopes}", SINCE_30, "`read`", Document("components: { securitySchemes: { Key: { type: oauth2, flows: {} } } }\nsecurity: [{ Key: [«read»] }]")),
        ],
    },
];
