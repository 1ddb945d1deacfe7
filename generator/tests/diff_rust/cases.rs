//! The cases: a document, and what is changed in it.

use specwright::config::VendorConfig;

/// One change of a document.
pub(crate) struct Case {
    pub(crate) name: &'static str,
    pub(crate) document: &'static str,
    /// What is replaced by what.
    pub(crate) edits: &'static [(&'static str, &'static str)],
    pub(crate) config: fn(&mut VendorConfig),
}

const fn case(
    name: &'static str,
    document: &'static str,
    edits: &'static [(&'static str, &'static str)],
) -> Case {
    Case { name, document, edits, config: |_| {} }
}

/// Types of every kind.
const TYPES: &str = "\
openapi: 3.1.0
info: { title: Types, version: '1' }
paths: {}
components:
  schemas:
    Customer:
      required: [name, address]
      properties:
        name: { type: string }
        address: { $ref: '#/components/schemas/Address' }
        phone: { type: string }
        age: { type: integer, format: int32 }
        note: { type: [string, 'null'] }
        tags: { type: array, items: { type: string } }
        status: { $ref: '#/components/schemas/Status' }
    Address: { properties: { street: { type: string } } }
    Status: { type: string, enum: [active, blocked] }
    Level: { enum: [1, 2] }
    Pet: { oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }] }
    Cat: { required: [meow], properties: { meow: { type: boolean } } }
    Dog: { required: [bark], properties: { bark: { type: boolean } } }
    Scalar: { oneOf: [{ type: string }, { type: integer }] }
    Amount: { type: integer }
    Bill: { required: [amount], properties: { amount: { $ref: '#/components/schemas/Amount' } } }
    Home: { $ref: '#/components/schemas/Address' }
    Order:
      required: [a, b, c, d]
      properties: { a: { type: string }, b: { type: string }, c: { type: integer }, d: { type: boolean }, e: { type: string } }
    Tree: { type: array, items: { $ref: '#/components/schemas/Tree' } }
    Left: { properties: { at: { properties: { x: { type: number }, y: { type: number } } } } }
    Right: { properties: { at: { properties: { x: { type: number }, y: { type: number } } } } }
    Apart: { properties: { at: { properties: { x: { type: number } } } } }
    Free: { properties: { id: { type: string } }, additionalProperties: { type: string } }
    Pair: { required: [first, second], properties: { first: { type: string }, second: { type: string }, third: { type: string } } }
";

/// Operations of every kind.
const CALLS: &str = "\
openapi: 3.1.0
info: { title: Calls, version: '1' }
servers: [{ url: 'https://{region}.shop.dev', description: Live, variables: { region: { default: eu } } }, { url: 'https://test.shop.dev', description: Test }]
security: [{ key: [] }]
paths:
  /customers:
    get:
      tags: [Customers]
      operationId: listCustomers
      parameters:
        - { name: limit, in: query, schema: { type: integer } }
        - { name: name, in: query, schema: { type: string } }
        - { name: status, in: query, schema: { $ref: '#/components/schemas/Status' } }
        - { name: ids, in: query, schema: { type: array, items: { type: string } } }
      responses:
        '200': { description: ok, content: { application/json: { schema: { type: array, items: { $ref: '#/components/schemas/Customer' } } } } }
        '400': { description: bad, content: { application/json: { schema: { $ref: '#/components/schemas/Problem' } } } }
    post:
      tags: [Customers]
      operationId: createCustomer
      parameters: [{ name: mode, in: query, required: true, schema: { type: string } }]
      requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Customer' } } } }
      responses:
        '201': { description: made, headers: { X-Id: { schema: { type: string } } }, content: { application/json: { schema: { $ref: '#/components/schemas/Customer' } } } }
        '400': { description: bad }
        '409': { description: there, content: { application/json: { schema: { $ref: '#/components/schemas/Problem' } } } }
  /customers/{id}:
    parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
    get:
      tags: [Customers]
      operationId: getCustomer
      responses:
        '200': { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/Customer' } } } }
    put:
      tags: [Customers]
      operationId: putCustomer
      parameters: [{ name: dry, in: query, schema: { type: boolean } }]
      requestBody: { required: false, content: { application/json: { schema: { $ref: '#/components/schemas/Customer' } } } }
      responses:
        '200': { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/Customer' } } } }
        '202': { description: later }
    delete:
      tags: [Customers]
      operationId: deleteCustomer
      parameters: [{ name: force, in: query, schema: { type: boolean } }]
      responses: { '204': { description: gone } }
  /pets:
    get:
      tags: [Pets]
      operationId: listPets
      x-speakeasy-pagination: { type: cursor, inputs: [{ name: after, in: parameters, type: cursor }], outputs: { nextCursor: $.next, results: $.data } }
      parameters: [{ name: after, in: query, schema: { type: string } }]
      responses: { '200': { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/Pets' } } } } }
  /photos:
    post:
      tags: [Pets]
      operationId: sendPhoto
      requestBody: { required: true, content: { application/octet-stream: {} } }
      responses: { '204': { description: ok } }
webhooks:
  paid: { post: { requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Paid' } } } }, responses: { '200': { description: ok } } } }
  made: { post: { requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Made' } } } }, responses: { '200': { description: ok } } } }
components:
  securitySchemes:
    key: { type: apiKey, in: header, name: X-Key }
    login: { type: http, scheme: basic }
  schemas:
    Customer: { required: [name], properties: { name: { type: string }, status: { $ref: '#/components/schemas/Status' } } }
    Status: { type: string, enum: [active, blocked] }
    Problem: { properties: { message: { type: string } } }
    Pets: { required: [data], properties: { next: { type: string }, data: { type: array, items: { $ref: '#/components/schemas/Pet' } }, others: { type: array, items: { $ref: '#/components/schemas/Customer' } } } }
    Pet: { properties: { name: { type: string } } }
    Paid: { required: [type], properties: { type: { type: string, const: paid }, sum: { type: integer } } }
    Made: { required: [type], properties: { type: { type: string, const: made } } }
";

/// One operation, one type.
const SMALL: &str = "\
openapi: 3.1.0
info: { title: Small, version: '1' }
servers: [{ url: 'https://shop.dev' }]
paths:
  /things:
    get: { tags: [Things], operationId: listThings, responses: { '200': { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } } } } }
components:
  schemas:
    Thing: { properties: { id: { type: string } } }
";

/// A type that is received and sent.
const VIEWS: &str = "\
openapi: 3.1.0
info: { title: Views, version: '1' }
servers: [{ url: 'https://shop.dev' }]
paths:
  /things:
    post:
      tags: [Things]
      operationId: makeThing
      requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } } }
      responses: { '200': { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } } } }
  /parts:
    post:
      tags: [Things]
      operationId: makePart
      requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Part' } } } }
      responses: { '200': { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/Part' } } } } }
components:
  schemas:
    Thing: { properties: { id: { type: string, readOnly: true }, name: { type: string } } }
    Part: { properties: { id: { type: string }, name: { type: string } } }
";

fn closed(config: &mut VendorConfig) {
    config.closed_enums.insert("#/components/schemas/Status".to_owned());
}

const fn closed_case(name: &'static str, edits: &'static [(&'static str, &'static str)]) -> Case {
    Case { name, document: TYPES, edits, config: closed }
}

pub(crate) const CASES: &[Case] = &[
    // Nothing that Rust has a name for.
    case("nothing", TYPES, &[]),
    case("members change places", TYPES, &[("properties: { first: { type: string }, second: { type: string }, third: { type: string } }", "properties: { third: { type: string }, second: { type: string }, first: { type: string } }")]),
    case("types change places", TYPES, &[("    Level: { enum: [1, 2] }\n", ""), ("    Amount: {", "    Level: { enum: [1, 2] }\n    Amount: {")]),
    case("values change places", TYPES, &[("[active, blocked]", "[blocked, active]")]),
    case("words", TYPES, &[("phone: { type: string }", "phone: { type: string, description: To call. }")]),
    case("a bound", TYPES, &[("phone: { type: string }", "phone: { type: string, maxLength: 20 }")]),
    case("a default", TYPES, &[("phone: { type: string }", "phone: { type: string, default: '0' }")]),
    // Structs.
    case("a new type", TYPES, &[("    Level: {", "    Extra: { properties: { a: { type: string } } }\n    Level: {")]),
    case("a type goes", TYPES, &[("    Level: { enum: [1, 2] }\n", "")]),
    case("a new optional member", TYPES, &[("        phone: {", "        fax: { type: string }\n        phone: {")]),
    case("a new nullable member", TYPES, &[("        phone: {", "        fax: { type: [string, 'null'] }\n        phone: {")]),
    case("a new member with a type of its own", TYPES, &[("        phone: {", "        card: { properties: { number: { type: string } } }\n        phone: {")]),
    case("a new required member", TYPES, &[("[name, address]", "[name, address, fax]"), ("        phone: {", "        fax: { type: string }\n        phone: {")]),
    case("a fourth required member", TYPES, &[("[name, address]", "[name, address, phone, age]")]),
    case("a fifth required member", TYPES, &[("[a, b, c, d]", "[a, b, c, d, e]")]),
    case("no longer four required members", TYPES, &[("[a, b, c, d]", "[a, b, c]")]),
    case("a first required member", TYPES, &[("    Address: { properties", "    Address: { required: [street], properties")]),
    case("nothing is required any more", TYPES, &[("    Cat: { required: [meow], ", "    Cat: { ")]),
    case("required members in another order", TYPES, &[("required: [first, second]", "required: [second, first]")]),
    case("a required member becomes nullable", TYPES, &[("        name: { type: string }", "        name: { type: [string, 'null'] }")]),
    case("an optional member becomes nullable", TYPES, &[("phone: { type: string }", "phone: { type: [string, 'null'] }")]),
    case("a nullable member is no longer", TYPES, &[("note: { type: [string, 'null'] }", "note: { type: string }")]),
    case("a member goes", TYPES, &[("        phone: { type: string }\n", "")]),
    case("a member is renamed", TYPES, &[("        phone: {", "        telephone: {")]),
    case("a member is spelled another way", TYPES, &[("e: { type: string } }\n    Tree", "E: { type: string } }\n    Tree")]),
    case("a member that reads the same comes first", TYPES, &[("third: { type: string } }", "Third: { type: string }, third: { type: string } }")]),
    case("int32 becomes int64", TYPES, &[("format: int32", "format: int64")]),
    case("a string becomes a date", TYPES, &[("phone: { type: string }", "phone: { type: string, format: date }")]),
    case("a string becomes an enum", TYPES, &[("phone: { type: string }", "phone: { type: string, enum: [a, b] }")]),
    case("a weak format", TYPES, &[("phone: { type: string }", "phone: { type: string, format: email }")]),
    case("items have another type", TYPES, &[("tags: { type: array, items: { type: string } }", "tags: { type: array, items: { type: integer } }")]),
    case("others are kept", TYPES, &[("Address: { properties: { street: { type: string } } }", "Address: { properties: { street: { type: string } }, additionalProperties: { type: string } }")]),
    case("others are no longer kept", TYPES, &[(", additionalProperties: { type: string } }", " }")]),
    case("others have another type", TYPES, &[("additionalProperties: { type: string }", "additionalProperties: { type: integer }")]),
    case("a member that becomes a cycle", TYPES, &[("Address: { properties: {", "Address: { properties: { of: { $ref: '#/components/schemas/Address' },")]),
    // Names of names.
    case("an alias of another type", TYPES, &[("Amount: { type: integer }", "Amount: { type: string }")]),
    case("an alias is written out", TYPES, &[("amount: { $ref: '#/components/schemas/Amount' }", "amount: { type: integer }")]),
    case("an alias of an optional member is written out", TYPES, &[("Bill: { required: [amount], ", "Bill: { "), ]),
    case("an alias becomes a type", TYPES, &[("Home: { $ref: '#/components/schemas/Address' }", "Home: { properties: { street: { type: string } } }")]),
    case("a type becomes an alias", TYPES, &[("Dog: { required: [bark], properties: { bark: { type: boolean } } }", "Dog: { $ref: '#/components/schemas/Cat' }")]),
    case("a type becomes an alias of a new type", TYPES, &[("    Address: { properties: { street: { type: string } } }", "    Place: { properties: { street: { type: string } } }\n    Address: { $ref: '#/components/schemas/Place' }")]),
    case("an enum becomes an alias of a new enum", TYPES, &[("    Status: { type: string, enum: [active, blocked] }", "    State: { type: string, enum: [active, blocked] }\n    Status: { $ref: '#/components/schemas/State' }")]),
    case("inline types part", TYPES, &[("Left: { properties: { at: { properties: { x: { type: number }, y", "Left: { properties: { at: { properties: { x: { type: number }, z: { type: number }, y")]),
    case("inline types change together", TYPES, &[("Left: { properties: { at: { properties: { x: { type: number }, y", "Left: { properties: { at: { properties: { x: { type: number }, z: { type: number }, y"), ("Right: { properties: { at: { properties: { x: { type: number }, y", "Right: { properties: { at: { properties: { x: { type: number }, z: { type: number }, y")]),
    case("inline types become one", TYPES, &[("Apart: { properties: { at: { properties: { x: { type: number } } } } }", "Apart: { properties: { at: { properties: { x: { type: number }, y: { type: number } } } } }")]),
    case("another inline type of the same form, before the first", TYPES, &[("    Left: {", "    Before: { properties: { at: { properties: { x: { type: number }, y: { type: number } } } } }\n    Left: {")]),
    case("the first of two inline types goes", TYPES, &[("    Left: { properties: { at: { properties: { x: { type: number }, y: { type: number } } } } }\n", "")]),
    case("a type around a list holds another", TYPES, &[("Tree: { type: array, items: { $ref: '#/components/schemas/Tree' } }", "Tree: { type: object, additionalProperties: { $ref: '#/components/schemas/Tree' } }")]),
    case("a type around a list becomes an alias", TYPES, &[("Tree: { type: array, items: { $ref: '#/components/schemas/Tree' } }", "Tree: { type: array, items: { type: string } }")]),
    // Enums.
    case("a new value", TYPES, &[("[active, blocked]", "[active, blocked, gone]")]),
    case("a value goes", TYPES, &[("[active, blocked]", "[active]")]),
    case("a value is spelled another way", TYPES, &[("[active, blocked]", "[ACTIVE, blocked]")]),
    case("a new value that reads the same comes first", TYPES, &[("[active, blocked]", "['+active', active, blocked]")]),
    case("a new number", TYPES, &[("enum: [1, 2]", "enum: [1, 2, 3]")]),
    case("a number goes", TYPES, &[("enum: [1, 2]", "enum: [1]")]),
    case("an enum of numbers becomes one of strings", TYPES, &[("enum: [1, 2]", "enum: ['1', '2']")]),
    case("an enum becomes a string", TYPES, &[("Status: { type: string, enum: [active, blocked] }", "Status: { type: string }")]),
    closed_case("a closed enum as it is", &[("phone: { type: string }", "phone: { type: string, maxLength: 20 }")]),
    closed_case("a new value of a closed enum", &[("[active, blocked]", "[active, blocked, gone]")]),
    closed_case("a closed enum becomes one of values", &[("[active, blocked]", "[active, 2]")]),
    // Unions.
    case("a new member of a union", TYPES, &[("{ $ref: '#/components/schemas/Dog' }] }", "{ $ref: '#/components/schemas/Dog' }, { $ref: '#/components/schemas/Order' }] }")]),
    case("a member of a union goes", TYPES, &[(", { $ref: '#/components/schemas/Dog' }] }", ", { $ref: '#/components/schemas/Order' }] }")]),
    case("a union has one member alone", TYPES, &[(", { $ref: '#/components/schemas/Dog' }] }", "] }")]),
    case("a member of a union has another type", TYPES, &[("Scalar: { oneOf: [{ type: string }, { type: integer }] }", "Scalar: { oneOf: [{ type: string }, { type: integer, format: int32 }] }")]),
    case("a union gets a discriminator", TYPES, &[("{ $ref: '#/components/schemas/Dog' }] }", "{ $ref: '#/components/schemas/Dog' }], discriminator: { propertyName: kind } }")]),
    case("two members of a union are one type", TYPES, &[("Scalar: { oneOf: [{ type: string }, { type: integer }] }", "Scalar: { oneOf: [{ type: string }, { type: integer }, { $ref: '#/components/schemas/Home' }, { $ref: '#/components/schemas/Address' }] }")]),
    case("a struct becomes a union", TYPES, &[("Dog: { required: [bark], properties: { bark: { type: boolean } } }", "Dog: { oneOf: [{ $ref: '#/components/schemas/Address' }, { type: string }] }")]),
    // Operations.
    case("calls stay", CALLS, &[]),
    case("a new operation", CALLS, &[("  /photos:", "  /more: { get: { tags: [Pets], operationId: more, responses: { '204': { description: ok } } } }\n  /photos:")]),
    case("a new group", CALLS, &[("  /photos:", "  /more: { get: { tags: [Toys], operationId: more, responses: { '204': { description: ok } } } }\n  /photos:")]),
    case("an operation goes", CALLS, &[("    delete:\n      tags: [Customers]\n      operationId: deleteCustomer\n      parameters: [{ name: force, in: query, schema: { type: boolean } }]\n      responses: { '204': { description: gone } }\n", "")]),
    case("an operation gets another id", CALLS, &[("operationId: deleteCustomer", "operationId: removeCustomer")]),
    case("an operation gets another tag", CALLS, &[("tags: [Pets]\n      operationId: sendPhoto", "tags: [Photos]\n      operationId: sendPhoto")]),
    case("a tag is spelled another way", CALLS, &[("tags: [Pets]\n      operationId: listPets", "tags: [pets]\n      operationId: listPets")]),
    case("two operations swap their ids", CALLS, &[("operationId: getCustomer", "operationId: deleteCustomer"), ("operationId: deleteCustomer\n      parameters: [{ name: force", "operationId: getCustomer\n      parameters: [{ name: force")]),
    case("a group goes", CALLS, &[("tags: [Pets]\n      operationId: listPets", "tags: [Customers]\n      operationId: listPets"), ("tags: [Pets]\n      operationId: sendPhoto", "tags: [Customers]\n      operationId: sendPhoto")]),
    case("an operation is deprecated", CALLS, &[("operationId: getCustomer", "operationId: getCustomer\n      deprecated: true")]),
    case("another path", CALLS, &[("  /photos:", "  /pictures:")]),
    // Parameters and bodies.
    case("a new optional parameter beside others", CALLS, &[("        - { name: name, in: query", "        - { name: sort, in: query, schema: { type: string } }\n        - { name: name, in: query")]),
    case("a first optional parameter", CALLS, &[("operationId: getCustomer", "operationId: getCustomer\n      parameters: [{ name: fields, in: query, schema: { type: string } }]")]),
    case("the last optional parameter goes", CALLS, &[("      parameters: [{ name: force, in: query, schema: { type: boolean } }]\n", "")]),
    case("an optional parameter goes", CALLS, &[("        - { name: name, in: query, schema: { type: string } }\n", "")]),
    case("an optional parameter becomes required", CALLS, &[("{ name: limit, in: query, schema", "{ name: limit, in: query, required: true, schema")]),
    case("a required parameter becomes optional", CALLS, &[("{ name: mode, in: query, required: true,", "{ name: mode, in: query,")]),
    case("a new required parameter", CALLS, &[("parameters: [{ name: mode,", "parameters: [{ name: kind, in: query, required: true, schema: { type: string } }, { name: mode,")]),
    case("a required parameter of another name", CALLS, &[("{ name: mode, in: query", "{ name: style, in: query")]),
    case("a required parameter of another type", CALLS, &[("{ name: mode, in: query, required: true, schema: { type: string }", "{ name: mode, in: query, required: true, schema: { type: integer }")]),
    case("a required string becomes an enum", CALLS, &[("{ name: mode, in: query, required: true, schema: { type: string }", "{ name: mode, in: query, required: true, schema: { $ref: '#/components/schemas/Status' }")]),
    case("an optional string becomes an enum", CALLS, &[("{ name: name, in: query, schema: { type: string } }", "{ name: name, in: query, schema: { type: string, enum: [a, b] } }")]),
    case("an optional string becomes a date", CALLS, &[("{ name: name, in: query, schema: { type: string } }", "{ name: name, in: query, schema: { type: string, format: date } }")]),
    case("an optional enum becomes a string", CALLS, &[("{ name: status, in: query, schema: { $ref: '#/components/schemas/Status' } }", "{ name: status, in: query, schema: { type: string } }")]),
    case("an optional number becomes number or string", CALLS, &[("{ name: limit, in: query, schema: { type: integer } }", "{ name: limit, in: query, schema: { oneOf: [{ type: integer }, { type: string }] } }")]),
    case("an optional number becomes anything", CALLS, &[("{ name: limit, in: query, schema: { type: integer } }", "{ name: limit, in: query, schema: {} }")]),
    case("an optional number becomes another", CALLS, &[("{ name: limit, in: query, schema: { type: integer } }", "{ name: limit, in: query, schema: { type: integer, format: int32 } }")]),
    case("a list becomes a list of numbers", CALLS, &[("schema: { type: array, items: { type: string } } }", "schema: { type: array, items: { type: integer } } }")]),
    case("a parameter travels elsewhere", CALLS, &[("{ name: name, in: query,", "{ name: name, in: header,")]),
    case("parameters change places", CALLS, &[("        - { name: limit, in: query, schema: { type: integer } }\n", ""), ("        - { name: status,", "        - { name: limit, in: query, schema: { type: integer } }\n        - { name: status,")]),
    case("a parameter that reads the same comes first", CALLS, &[("        - { name: name, in: query,", "        - { name: Name, in: query, schema: { type: string } }\n        - { name: name, in: query,")]),
    case("a path parameter of another name", CALLS, &[("/customers/{id}", "/customers/{key}"), ("{ name: id, in: path", "{ name: key, in: path")]),
    case("a path parameter becomes a number", CALLS, &[("{ name: id, in: path, required: true, schema: { type: string } }", "{ name: id, in: path, required: true, schema: { type: integer } }")]),
    case("a path parameter becomes a uuid", CALLS, &[("{ name: id, in: path, required: true, schema: { type: string } }", "{ name: id, in: path, required: true, schema: { type: string, format: uuid } }")]),
    case("a body becomes optional", CALLS, &[("requestBody: { required: true, content: { application/json", "requestBody: { required: false, content: { application/json")]),
    case("a body becomes required", CALLS, &[("requestBody: { required: false,", "requestBody: { required: true,")]),
    case("a body of another type", CALLS, &[("requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Customer' }", "requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Pet' }")]),
    case("a body becomes a form", CALLS, &[("requestBody: { required: true, content: { application/json: {", "requestBody: { required: true, content: { application/x-www-form-urlencoded: {")]),
    case("bytes become text", CALLS, &[("application/octet-stream: {}", "text/plain: {}")]),
    case("a new optional body beside parameters", CALLS, &[("schema: { type: boolean } }]\n      responses: { '204'", "schema: { type: boolean } }]\n      requestBody: { required: false, content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } } }\n      responses: { '204'")]),
    case("a new required body", CALLS, &[("schema: { type: boolean } }]\n      responses: { '204'", "schema: { type: boolean } }]\n      requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } } }\n      responses: { '204'")]),
    // Answers.
    case("a new documented error beside others", CALLS, &[("        '409': {", "        '404': { description: nothing }\n        '409': {")]),
    case("a first documented error", CALLS, &[("      responses: { '204': { description: gone } }", "      responses: { '204': { description: gone }, '404': { description: nothing } }")]),
    case("a documented error goes", CALLS, &[("        '400': { description: bad }\n", "")]),
    case("the only documented error goes", CALLS, &[("        '400': { description: bad, content: { application/json: { schema: { $ref: '#/components/schemas/Problem' } } } }\n", "")]),
    case("a documented error gets a schema", CALLS, &[("        '400': { description: bad }\n", "        '400': { description: bad, content: { application/json: { schema: { $ref: '#/components/schemas/Problem' } } } }\n")]),
    case("a documented error gets headers", CALLS, &[("        '400': { description: bad }\n", "        '400': { description: bad, headers: { Retry-After: { schema: { type: integer } } } }\n")]),
    case("a default beside other errors", CALLS, &[("        '409': {", "        default: { description: bad }\n        '409': {")]),
    case("a second success", CALLS, &[("        '400': { description: bad }\n", "        '202': { description: later }\n        '400': { description: bad }\n")]),
    case("a third success", CALLS, &[("        '202': { description: later }", "        '202': { description: later }\n        '201': { description: made }")]),
    case("one success less", CALLS, &[("        '202': { description: later }\n", "")]),
    case("a success of another type", CALLS, &[("      operationId: getCustomer\n      responses:\n        '200': { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/Customer' }", "      operationId: getCustomer\n      responses:\n        '200': { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/Pet' }")]),
    case("a success with another status", CALLS, &[("'201': { description: made,", "'200': { description: made,")]),
    case("a first documented header", CALLS, &[("      operationId: getCustomer\n      responses:\n        '200': { description: ok,", "      operationId: getCustomer\n      responses:\n        '200': { description: ok, headers: { X-Id: { schema: { type: string } } },")]),
    case("a second documented header", CALLS, &[("headers: { X-Id: {", "headers: { X-At: { schema: { type: string } }, X-Id: {")]),
    case("a header goes", CALLS, &[("headers: { X-Id: { schema: { type: string } } }, ", "")]),
    case("a header of another type", CALLS, &[("X-Id: { schema: { type: string } }", "X-Id: { schema: { type: integer } }")]),
    // Pages.
    case("pages go", CALLS, &[("      x-speakeasy-pagination: { type: cursor, inputs: [{ name: after, in: parameters, type: cursor }], outputs: { nextCursor: $.next, results: $.data } }\n", "")]),
    case("pages have other items", CALLS, &[("results: $.data", "results: $.others")]),
    case("pages have no known items", CALLS, &[(", results: $.data", "")]),
    case("pages come", CALLS, &[("      operationId: listCustomers\n", "      operationId: listCustomers\n      x-speakeasy-pagination: { type: cursor, inputs: [{ name: name, in: parameters, type: cursor }], outputs: { nextCursor: '$[-1].name' } }\n")]),
    // The client.
    case("a new credential", CALLS, &[("    login: {", "    token: { type: http, scheme: bearer }\n    login: {")]),
    case("a credential goes", CALLS, &[("    login: { type: http, scheme: basic }\n", "")]),
    case("a credential of another kind", CALLS, &[("type: http, scheme: basic", "type: http, scheme: bearer")]),
    case("a key travels elsewhere", CALLS, &[("type: apiKey, in: header, name: X-Key", "type: apiKey, in: query, name: key")]),
    case("a new server", CALLS, &[("description: Test }]", "description: Test }, { url: 'https://old.shop.dev', description: Old }]")]),
    case("a server goes, and with it the choice", CALLS, &[(", { url: 'https://test.shop.dev', description: Test }]", "]")]),
    case("a server is called otherwise", CALLS, &[("description: Test }]", "description: Sandbox }]")]),
    case("a variable goes", CALLS, &[("https://{region}.shop.dev', description: Live, variables: { region: { default: eu } } }", "https://eu.shop.dev', description: Live }")]),
    case("a new variable", CALLS, &[("https://test.shop.dev', description: Test }", "https://{stage}.shop.dev', description: Test, variables: { stage: { default: test } } }")]),
    case("a second server", SMALL, &[("[{ url: 'https://shop.dev' }]", "[{ url: 'https://shop.dev' }, { url: 'https://test.dev' }]")]),
    case("no operations", SMALL, &[("  /things:\n    get: { tags: [Things], operationId: listThings, responses: { '200': { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } } } } }\n", "  {}\n")]),
    case("a type called as one of the runtime's", SMALL, &[("    Thing: {", "    Error: { properties: { message: { type: string } } }\n    Thing: {")]),
    case("a first operation", TYPES, &[("paths: {}", "servers: [{ url: 'https://shop.dev' }]\npaths: { /a: { get: { tags: [A], operationId: a, responses: { '204': { description: ok } } } } }")]),
    // Events.
    case("a new event", CALLS, &[("  made: {", "  gone: { post: { requestBody: { content: { application/json: { schema: { required: [type], properties: { type: { type: string, const: gone } } } } } }, responses: { '200': { description: ok } } } }\n  made: {")]),
    case("an event goes", CALLS, &[("  made: { post: { requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Made' } } } }, responses: { '200': { description: ok } } } }\n", "")]),
    case("an event of another type", CALLS, &[("requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Made' } } } }", "requestBody: { content: { application/json: { schema: { required: [type], properties: { type: { type: string, const: made }, at: { type: string } } } } } }")]),
    case("events no longer say what they are", CALLS, &[("Made: { required: [type], properties: { type: { type: string, const: made } } }", "Made: { properties: { at: { type: string } } }")]),
    case("no events", CALLS, &[("webhooks:\n  paid: { post: { requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Paid' } } } }, responses: { '200': { description: ok } } } }\n  made: { post: { requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Made' } } } }, responses: { '200': { description: ok } } } }\n", "")]),
    case("first events", SMALL, &[("components:", "webhooks:\n  made: { post: { requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } } }, responses: { '200': { description: ok } } } }\ncomponents:")]),
    // As received and as sent.
    case("views stay", VIEWS, &[("Part: { properties: { id: { type: string }, name", "Part: { properties: { id: { type: string }, at: { type: string }, name")]),
    case("a first member that is only read", VIEWS, &[("Part: { properties: { id: { type: string }", "Part: { properties: { id: { type: string, readOnly: true }")]),
    case("no member is only read any more", VIEWS, &[("Thing: { properties: { id: { type: string, readOnly: true }", "Thing: { properties: { id: { type: string }")]),
    case("another member that is only read", VIEWS, &[("Thing: { properties: {", "Thing: { properties: { at: { type: string, readOnly: true },")]),
];
