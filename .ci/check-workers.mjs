// Checks the services for workers in a resolved docker-compose.yml, and their queue against what docs/scale.md asks for.
import { readFileSync } from "node:fs";
import { parse } from "yaml";

const { services } = parse(readFileSync(process.argv[2], "utf8"));
const settings = readFileSync("scripts/queue.conf", "utf8");
const documented = readFileSync("docs/scale.md", "utf8").match(/visibility timeout of (\d+) seconds[^.]*, (\d+) receives/);
let errors = 0;

function expect(holds, problem) {
  if (holds) return;
  errors += 1;
  console.error(`  FAILED: ${problem}`);
}

const { app, dispatch, work, queue } = services;
expect(dispatch.command.join() === "dispatch" && work.command.join() === "work", "dispatch and work run another command");
for (const [name, service] of Object.entries({ dispatch, work })) {
  const { QUEUE_URL, SQS_ENDPOINT_URL, MAILBOXES_FILE, ...others } = service.environment;
  expect(QUEUE_URL === `${SQS_ENDPOINT_URL}/000000000000/shares.fifo`, `${name} uses another queue`);
  expect(SQS_ENDPOINT_URL === "http://queue:9324", `${name} uses another engine`);
  expect(MAILBOXES_FILE === "/mailboxes/mailboxes.yaml", `${name} has no mailboxes`);
  expect(JSON.stringify(others) === JSON.stringify(app.environment), `${name} has other settings than app`);
  expect("queue" in service.depends_on, `${name} does not wait for the queue`);
}
expect(!work.container_name && !work.ports, "workers cannot be scaled");
for (const service of [dispatch, work, queue]) {
  expect(service.read_only && service.cap_drop.join() === "ALL" && service.user !== "root", "a service has more rights than it needs");
}
expect(/^\S+:\d+\.\d+\.\d+$/.test(queue.image), "the image of the queue has no version");
expect(/host = queue\n\s*port = 9324/.test(settings), "the queue is called otherwise");
expect(settings.includes(`defaultVisibilityTimeout = ${documented[1]} seconds`), "the visibility timeout is not as documented");
expect(settings.includes(`maxReceiveCount = ${documented[2]}`), "dead letters are not as documented");
expect(/"shares\.fifo" \{\n\s*fifo = true/.test(settings), "the queue is not a FIFO queue");
const called = settings.match(/\bname = "(.*)"/)[1];
expect(settings.includes(`  "${called}" { fifo = true }`), "the queue of dead letters is not made");
if (errors) process.exit(1);
console.log("  its profile workers has the queue, dispatch and any number of workers");
