// Passes calls on to the DynamoDB engine (the first argument) and writes each kind of call, with its table or index, to a file
// (the second). Prints its own address, then serves until it is killed.
import { writeFileSync } from "node:fs";
import { createServer, request } from "node:http";

const [upstream, file] = process.argv.slice(2);
const calls = new Set();

function record(operation, body) {
  const { TableName, IndexName, RequestItems = {}, TransactItems = [] } = JSON.parse(body);
  const table = IndexName ? `${TableName}/index/${IndexName}` : TableName;
  for (const resource of table ? [table] : Object.keys(RequestItems)) calls.add(`${operation} ${resource}`);
  // a transaction needs the rights of its parts, such as PutItem for Put
  for (const [part, { TableName: resource }] of TransactItems.flatMap(Object.entries)) calls.add(`${part}Item ${resource}`);
  writeFileSync(file, [...calls].sort().join("\n"));
}

const server = createServer(async (incoming, answer) => {
  const chunks = [];
  for await (const chunk of incoming) chunks.push(chunk);
  const body = Buffer.concat(chunks);
  if (incoming.headers["x-amz-target"]) record(incoming.headers["x-amz-target"].split(".")[1], body);
  const { method, headers, url } = incoming;
  request(new URL(url, upstream), { method, headers }, (reply) => {
    answer.writeHead(reply.statusCode, reply.headers);
    reply.pipe(answer);
  }).end(body);
});
server.listen(0, "127.0.0.1", () => console.log(`http://127.0.0.1:${server.address().port}`));
