// Node stands in for a browser: its fetch and its timers carry the calls, its HTTP server answers them.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { createRequire } from "node:module";

const { read, save, events } = createRequire(import.meta.url)(process.argv[2]);

let answer;
const seen = [];
const server = createServer((request, response) => {
    let body = "";
    request.on("data", (piece) => (body += piece));
    request.on("end", () => {
        seen.push({ method: request.method, url: request.url, headers: request.headers, body });
        answer(response, seen.length, body);
    });
});
await new Promise((done) => server.listen(0, "127.0.0.1", done));
const url = `http://127.0.0.1:${server.address().port}`;
const json = (response, status, text) => response.writeHead(status, { "content-type": "application/json" }).end(text);
const answering = (next) => {
    seen.length = 0;
    answer = next;
};

answering((response) => json(response, 200, "[1,2]"));
assert.equal(await read(url, 5000), "[1,2]");
assert.equal(seen[0].url, "/read");
assert.doesNotMatch(seen[0].headers["user-agent"], /specwright/, "browsers say who they are");

answering((response, _, body) => json(response, 200, body));
assert.equal(await save(url, "a ü"), '"a ü"');
assert.match(seen[0].headers["idempotency-key"], /^[0-9a-f-]{36}$/);
assert.equal(seen[0].headers["content-type"], "application/json");

answering((response, times) => (times < 3 ? json(response, 503, "") : json(response, 200, "7")));
assert.equal(await save(url, "again"), "7", "waits between attempts end");
assert.deepEqual(seen.map((it) => it.headers["x-resends"]), ["0", "1", "2"]);
assert.equal(new Set(seen.map((it) => it.headers["idempotency-key"])).size, 1);

let left = new Promise((done) => answering((response) => response.on("close", done)));
const began = Date.now();
assert.equal(await read(url, 200), "read: timed out: the time of the call is over");
assert.ok(Date.now() - began < 3000);
await left; // The request was aborted.

answering((response) => json(response, 200, `"${"x".repeat(2000)}"`));
assert.match(await read(url, 5000), /^read: the response is too large: /);

left = new Promise((done) =>
    answering((response) => {
        response.writeHead(200, { "content-type": "text/event-stream" });
        let count = 0;
        const timer = setInterval(() => response.write(`data: ${++count}\n\n`), 100);
        response.on("close", () => done(clearInterval(timer)));
    }),
);
const [first, , third] = (await events(url, 3)).split(" ").map((it) => it.split("@"));
assert.deepEqual([first[0], third[0]], ["1", "3"]);
assert.ok(third[1] - first[1] >= 150, "they come when they are sent");
await left; // What was dropped is over for the server, too.

server.close();
server.closeAllConnections();
assert.match(await read(url, 500), /^read: (the exchange broke off|timed out): /);
console.log("web: calls, retries, time limits, streams and cancelling work");
process.exit(0);
