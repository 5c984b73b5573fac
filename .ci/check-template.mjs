// Checks CloudFormation templates against the resource schemas of @aws-cdk/aws-service-spec, and what they refer to.
import { readFileSync } from "node:fs";
import { loadAwsServiceSpecSync } from "@aws-cdk/aws-service-spec";
import { parseDocument, visit } from "yaml";

const FUNCTIONS = ["Ref", "Condition", "Sub", "GetAtt", "If", "Not", "Equals", "Select", "Split"];
const PSEUDO = ["AccountId", "NoValue", "Partition", "Region", "StackName"].map((name) => `AWS::${name}`);
const spec = loadAwsServiceSpecSync();
let errors = 0;

/** A function of CloudFormation, apart from the maps around it. */
class Call {
  constructor(name, argument) {
    Object.assign(this, { name, argument });
  }
}

function read(file) {
  const tags = FUNCTIONS.flatMap((name) =>
    [undefined, "seq"].map((collection) => ({
      tag: `!${name}`,
      collection,
      resolve: (value) => new Call(name, value),
    })),
  );
  const document = parseDocument(readFileSync(file, "utf8"), { customTags: tags, version: "1.1" });
  visit(document, { Alias: (key, node) => fail(file, `CloudFormation knows no alias *${node.source}`) });
  document.errors.concat(document.warnings).forEach((error) => fail(file, error.message));
  return plain(document.toJS());
}

/** What is under a tag comes as a node of the parser. */
function plain(value) {
  if (value instanceof Call) return new Call(value.name, plain(value.argument.toJSON?.() ?? value.argument));
  if (Array.isArray(value)) return value.map(plain);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, plain(part)]));
}

function fail(where, what) {
  errors += 1;
  console.error(`  ${where}: ${what}`);
}

function check(file) {
  const { Parameters = {}, Conditions = {}, Resources, Outputs = {} } = read(file);
  const used = new Set();
  const resource = (name) => spec.lookup("resource", "cloudFormationType", "equals", Resources[name].Type)[0];

  /** The type of what a name stands for: a list or a text. */
  function refer(name, where) {
    used.add(name);
    if (name in Parameters) {
      return /^(Comma|List)/.test(Parameters[name].Type) ? "array" : Parameters[name].Type.toLowerCase();
    }
    if (!(name in Resources) && !PSEUDO.includes(name)) fail(where, `nothing is called ${name}`);
    return "string";
  }

  function attribute(name, where) {
    const [owner, ...path] = name.split(".");
    used.add(owner);
    if (!(owner in Resources)) return fail(where, `no resource is called ${owner}`);
    if (!(path.join(".") in resource(owner).attributes)) fail(where, `${Resources[owner].Type} has no attribute ${path}`);
  }

  function call({ name, argument }, where) {
    if (name === "Ref") return refer(argument, where);
    if (name === "GetAtt") attribute(argument, where);
    if (name === "Sub") {
      const [text, values] = Array.isArray(argument) ? argument : [argument, {}];
      const names = [...text.matchAll(/\$\{([^!][^}]*)}/g)].map((match) => match[1]);
      for (const variable of names) {
        if (variable in values) continue;
        if (variable.includes(".")) attribute(variable, where);
        else refer(variable, where);
      }
      Object.keys(values).filter((key) => !names.includes(key)).forEach((key) => fail(where, `${key} is not used`));
      walk(values, where);
    }
    if (name === "If") {
      used.add(argument[0]);
      if (!(argument[0] in Conditions)) fail(where, `no condition is called ${argument[0]}`);
    }
    if (["Select", "Split", "Not", "Equals"].includes(name)) walk(argument, where);
    return name === "Split" ? "array" : "string";
  }

  /** Checks the functions in a value that has no schema. */
  function walk(value, where) {
    if (value instanceof Call) call(value, where);
    else if (value && typeof value === "object") Object.values(value).forEach((part) => walk(part, where));
  }

  function typed(value, type, where) {
    if (value instanceof Call && value.name === "If") {
      call(value, where);
      value.argument.slice(1).forEach((branch) => typed(branch, type, where));
    } else if (value instanceof Call) {
      const noValue = value.name === "Ref" && value.argument === "AWS::NoValue";
      const is = call(value, where);
      if (!noValue && (is === "array") !== (type.type === "array")) fail(where, `${value.name} gives a ${is}`);
    } else if (type.type === "ref") {
      object(value, spec.get("typeDefinition", type.reference.$ref).properties, where);
    } else if (type.type === "array") {
      if (!Array.isArray(value)) return fail(where, "must be a list");
      value.forEach((element, i) => typed(element, type.element, `${where}[${i}]`));
    } else if (type.type === "map") {
      Object.entries(value).forEach(([key, element]) => typed(element, type.element, `${where}.${key}`));
    } else if (type.type === "json") {
      walk(value, where);
    } else if (type.type === "union") {
      const json = type.types.find((one) => one.type === "json" && typeof value === "object");
      typed(value, json ?? type.types.find((one) => one.type !== "json"), where);
    } else {
      scalar(value, type, where);
    }
  }

  function scalar(value, type, where) {
    const expected = type.type === "integer" ? "number" : type.type;
    if (typeof value !== expected) return fail(where, `must be a ${type.type}, not ${JSON.stringify(value)}`);
    if (type.type === "integer" && !Number.isInteger(value)) fail(where, "must be a whole number");
    if (type.allowedValues && !type.allowedValues.includes(value)) fail(where, `must be one of ${type.allowedValues}`);
  }

  function object(value, properties, where) {
    if (!value || typeof value !== "object" || Array.isArray(value)) return fail(where, "must be a map");
    for (const [name, part] of Object.entries(value)) {
      if (name in properties) typed(part, properties[name].type, `${where}.${name}`);
      else fail(where, `there is no property ${name}`);
    }
    Object.keys(properties)
      .filter((name) => properties[name].required && !(name in value))
      .forEach((name) => fail(where, `${name} is missing`));
  }

  for (const [name, { Type, Properties }] of Object.entries(Resources)) {
    const where = `${file} ${name}`;
    if (resource(name)) object(Properties, resource(name).properties, where);
    else fail(where, `no resource type is called ${Type}`);
    if (Type === "AWS::IAM::Role") role(Properties, where);
    if (Type === "AWS::DynamoDB::Table") table(Properties, where);
  }
  walk(Conditions, `${file} Conditions`);
  walk(Outputs, `${file} Outputs`);
  for (const name of [...Object.keys(Parameters), ...Object.keys(Conditions)]) {
    if (!used.has(name)) fail(file, `${name} is not used`);
  }
  console.log(`  ${file}: ${Object.keys(Resources).length} resources, ${Object.keys(Parameters).length} parameters`);
  return { Parameters, ...Resources };
}

/** Each action on a named resource, and trust in one service acting for this account alone. */
function role({ AssumeRolePolicyDocument, Policies = [], ManagedPolicyArns }, where) {
  if (ManagedPolicyArns) fail(where, "uses managed policies, which allow more than is needed");
  for (const { Condition, Principal } of AssumeRolePolicyDocument.Statement) {
    // people of this account, as far as its administrators let them
    if (Principal.AWS?.argument === "arn:${AWS::Partition}:iam::${AWS::AccountId}:root") continue;
    const keys = Object.values(Condition ?? {}).flatMap(Object.keys);
    if (!keys.includes("aws:SourceAccount") || !keys.includes("aws:SourceArn")) fail(where, "trusts a service for anybody");
  }
  for (const { Action, Resource } of Policies.flatMap((policy) => policy.PolicyDocument.Statement)) {
    for (const action of [Action].flat()) {
      if (/[*?]|:(Delete(?!Item|Message)|Create(?!LogStream)|Scan|BatchWrite)/.test(action)) fail(where, `allows ${action}`);
      // what a message tells no more leaves the ledger; an event is never deleted
      const ledger = /^LedgerTable.Arn$|:table\/\$\{TableName}-ledger$/.test(Resource.argument);
      if (/:DeleteItem/.test(action) && !ledger) fail(where, `allows ${action} elsewhere`);
      if (Resource === "*" && action !== "ecr:GetAuthorizationToken") fail(where, `allows ${action} on everything`);
    }
  }
}

/** Who may start a run by the role for it can choose neither task, command nor variables. */
function start({ StartRole, StartMachine, Schedule }) {
  const actions = StartRole.Properties.Policies.flatMap((policy) => policy.PolicyDocument.Statement).map(({ Action }) => Action);
  if (actions.join() !== "states:StartExecution,states:DescribeExecution") fail("StartRole", `allows ${actions}`);
  const [state, ...others] = Object.values(StartMachine.Properties.Definition.States);
  if (others.length || /\$"|\.\$/.test(JSON.stringify(state))) fail("StartMachine", "reads its input");
  const { Cluster, TaskDefinition, NetworkConfiguration, LaunchType, ...more } = state.Parameters;
  const { Arn, EcsParameters: parameters, Input } = Schedule.Properties.Target;
  if (Object.keys(more).length || Input) fail("StartMachine", "overrides the task");
  const target = { Arn, ...parameters };
  const started = { Arn: Cluster, TaskDefinitionArn: TaskDefinition, LaunchType, NetworkConfiguration };
  if (JSON.stringify(target) !== JSON.stringify(started)) fail("StartMachine", "starts another task than the schedule");
}

/** No variable of the JVM reaches it, it is bounded, and the rest of the entry point is that of the image. */
function entryPoint([{ EntryPoint, Command }]) {
  const image = readFileSync("Dockerfile", "utf8");
  const unset = ["JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"].flatMap((name) => ["-u", name]);
  const own = JSON.parse(image.match(/^ENTRYPOINT (.*)$/m)[1]);
  const bounded = ["timeout", "--kill-after=30", new Call("Ref", "TaskTimeout")];
  if (JSON.stringify(EntryPoint) !== JSON.stringify(["/usr/bin/env", ...unset, ...bounded, ...own])) {
    fail("EntryPoint", "is another");
  }
  if (JSON.stringify(Command) !== JSON.stringify(JSON.parse(image.match(/^CMD (.*)$/m)[1]))) fail("Command", "is another");
}

/** A run stops claiming as by default, with an hour for what is in work, and is stopped as on Kubernetes. */
function limits({ Parameters: { RunDeadline, TaskTimeout }, IngestionTaskDefinition }) {
  const found = (file, pattern) => Number(readFileSync(file, "utf8").match(pattern)[1]);
  const deadline = found("src/main/resources/application.properties", /^ingest\.run-deadline = (\d+)$/m);
  const stopped = found("k8s/overlays/cronjob/cron-job.yaml", /activeDeadlineSeconds: (\d+)/);
  const { Environment } = IngestionTaskDefinition.Properties.ContainerDefinitions[0];
  const passed = Environment.find(({ Name }) => Name === "INGEST_RUN_DEADLINE")?.Value.argument;
  if (passed !== "RunDeadline" || RunDeadline.Default !== deadline) fail("RunDeadline", "does not reach the run");
  if (TaskTimeout.Default !== stopped || stopped < deadline + 3600) fail("TaskTimeout", "is not that of the CronJob");
}

/** Exactly the attributes that are keys are defined. */
function table({ AttributeDefinitions, KeySchema, GlobalSecondaryIndexes = [] }, where) {
  const keys = [KeySchema, ...GlobalSecondaryIndexes.map((index) => index.KeySchema)].flat();
  const names = (list) => [...new Set(list.map((one) => one.AttributeName))].sort().join(" ");
  if (names(keys) !== names(AttributeDefinitions)) fail(where, "the defined attributes are not those of the keys");
}

/** One index more, and nothing that replaces the table. */
function upgrade(before, after) {
  const where = "the upgrade of EventsTable";
  const { properties } = spec.lookup("resource", "cloudFormationType", "equals", before.Type)[0];
  const indexes = (of) => of.Properties.GlobalSecondaryIndexes.map((index) => JSON.stringify(index));
  const added = indexes(after).filter((index) => !indexes(before).includes(index));
  const gone = indexes(before).filter((index) => !indexes(after).includes(index));
  if (added.length !== 1 || gone.length) fail(where, `adds ${added.length} indexes and changes ${gone.length}`);
  for (const name of new Set([...Object.keys(before.Properties), ...Object.keys(after.Properties)])) {
    const changed = JSON.stringify(before.Properties[name]) !== JSON.stringify(after.Properties[name]);
    if (changed && properties[name].causesReplacement === "yes") fail(where, `${name} replaces the table`);
    if (changed) console.log(`  upgrade of EventsTable changes ${name}`);
  }
}

/** Nothing runs at rest; a worker may do what a run does, and neither side of the queue does what the other does. */
function workers({ Parameters, ...resources }, stack) {
  const { WorkerService, WorkerCount, WorkerRole, DispatcherRole, ShareQueue, DispatcherTask, WorkerTask } = resources;
  const statements = (of) => of.Properties.Policies.flatMap((policy) => policy.PolicyDocument.Statement);
  const allowed = (of, service) =>
    statements(of)
      .flatMap(({ Action, Resource }) => [Action].flat().map((action) => `${action} ${on(Resource)}`))
      .filter((action) => action.startsWith(service));
  const on = ({ argument = "" }) => {
    const table = argument.match(/:table\/\$\{TableName}(-ledger)?(.*)/);
    if (table) return `${table[1] ? "LedgerTable" : "EventsTable"}${table[2]}`;
    return argument.toString().replace(/^\$\{(\w+)\.Arn}/, "$1").replace(/\.Arn$/, "");
  };
  const same = (one, other) => one.sort().join() === other.sort().join();
  if (WorkerService.Properties.DesiredCount || WorkerCount.Properties.MinCapacity) fail("WorkerService", "costs at rest");
  for (const [name, role] of Object.entries({ WorkerRole, DispatcherRole })) {
    if (!same(allowed(role, "dynamodb:"), allowed(stack.TaskRole, "dynamodb:"))) fail(name, "has other rights than a run");
  }
  const taking = ["ChangeMessageVisibility", "DeleteMessage", "ReceiveMessage"].map((action) => `sqs:${action} ShareQueue`);
  if (!same(allowed(WorkerRole, "sqs:"), taking)) fail("WorkerRole", "does more with the queue than take from it");
  if (!same(allowed(DispatcherRole, "sqs:"), ["sqs:SendMessage ShareQueue"])) fail("DispatcherRole", "does more than send");
  for (const queue of [ShareQueue, resources.ShareDeadLetterQueue]) {
    if (queue.Properties.FifoQueue !== true) fail("ShareQueue", "is not a FIFO queue: workers would share a mailbox");
  }
  const { VisibilityTimeout, RedrivePolicy } = ShareQueue.Properties;
  const documented = readFileSync("docs/scale.md", "utf8").match(/visibility timeout of (\d+) seconds[^.]*, (\d+) receives/);
  if (`${VisibilityTimeout},${RedrivePolicy.maxReceiveCount}` !== documented.slice(1).join()) fail("ShareQueue", "is not as documented");
  for (const [task, command] of [[DispatcherTask, "dispatch"], [WorkerTask, "work"]]) {
    const [{ EntryPoint, Command, User, ReadonlyRootFilesystem }] = task.Properties.ContainerDefinitions;
    const [main] = stack.IngestionTaskDefinition.Properties.ContainerDefinitions;
    const entry = (of) => of.filter((part) => !/^(timeout|--kill-after=30|\d+)$/.test(part) && !(part instanceof Call)).join(" ");
    if (entry(EntryPoint) !== entry(main.EntryPoint) || Command.join() !== command) fail(command, "starts otherwise");
    if (User !== main.User || !ReadonlyRootFilesystem) fail(command, "runs as another, or can write");
  }
  for (const name of ["TableName", "ClusterName", "OpenAIModel", "Timezone"]) {
    if (Parameters[name].Default !== stack.Parameters[name].Default) fail(name, "has another default than in events-stack.yaml");
  }
}

/** What the original's README passes is taken, and what it names can be named otherwise if a name is taken. */
function fromOriginal({ Parameters, ...resources }) {
  const passed = {
    OpenAISecretArn: "arn:aws:secretsmanager:us-east-1:123456789012:secret:prod/openai",
    GmailSecretArn: "arn:aws:secretsmanager:us-east-1:123456789012:secret:prod/gmail",
    ContainerImage: "123456789012.dkr.ecr.us-east-1.amazonaws.com/events-gmail-ingest:latest",
    SubnetIds: "subnet-aaaa1111,subnet-bbbb2222",
    SecurityGroupIds: "sg-abc12345",
  };
  const kept = { ScheduleExpression: "cron(0 17 ? * MON *)", ScheduleTimezone: "America/New_York", TableName: "Events" };
  const optional = ["ClusterName", "TaskFamily", "ContainerCpu", "ContainerMemory", "Timezone", "OpenAIModel", "AssignPublicIp"];
  for (const [name, value] of Object.entries(passed)) {
    const { AllowedPattern = ".*" } = Parameters[name] ?? {};
    if (!new RegExp(`^(${AllowedPattern})$`).test(value)) fail(name, `refuses ${value}`);
  }
  for (const [name, { Default }] of Object.entries(Parameters)) {
    if (Default === undefined && !(name in passed)) fail(name, "is required, and the original had none");
  }
  for (const [name, value] of Object.entries(kept)) {
    if (Parameters[name]?.Default !== value) fail(name, `is no longer ${value} by default`);
  }
  optional.filter((name) => Parameters[name]?.Default === undefined).forEach((name) => fail(name, "is gone"));
  for (const [id, { Type, Properties, DeletionPolicy, UpdateReplacePolicy }] of Object.entries(resources)) {
    const name = Properties[`${Type.split("::")[2]}Name`] ?? Properties.Family;
    if (name && !/TableName|ClusterName|TaskFamily/.test(name.argument)) fail(id, "has a name that no parameter changes");
    if (Type !== "AWS::DynamoDB::Table") continue;
    if (DeletionPolicy !== "RetainExceptOnCreate" || UpdateReplacePolicy !== "Retain") fail(id, "may be deleted");
  }
}

/** What the commands called (the file that record-calls.mjs writes) is what the task's role allows. */
function rights(statements, file) {
  const on = ({ name, argument }) => {
    if (name === "GetAtt") return argument.replace(/\.Arn$/, "");
    return argument.replace(/^\$\{(\w+)\.Arn}/, "$1");
  };
  const allowed = statements
    .filter(({ Action }) => [Action].flat()[0].startsWith("dynamodb:"))
    .flatMap(({ Action, Resource }) => [Action].flat().map((action) => `${action.split(":")[1]} ${on(Resource)}`));
  const called = readFileSync(file, "utf8")
    .split("\n")
    .map((call) => call.split(" "))
    // only where CREATE_TABLES is set
    .filter(([operation]) => !/^(CreateTable|DescribeTable|UpdateTimeToLive)$/.test(operation))
    .map(([operation, name]) => `${operation} ${name.replace(/^[^/]+-ledger/, "LedgerTable").replace(/^Events(?=\/|$)/, "EventsTable")}`);
  called.filter((call) => !allowed.includes(call)).forEach((call) => fail("TaskRole", `does not allow ${call}`));
  allowed.filter((call) => !called.includes(call)).forEach((call) => console.log(`  TaskRole: no command needed ${call}`));
  console.log(`  TaskRole: ${called.length} kinds of calls, ${allowed.length} allowed`);
}

const stack = check("cloudformation/events-stack.yaml");
const original = check("cloudformation/import-table.yaml");
const restored = check("cloudformation/restore-tables.yaml");
fromOriginal(stack);
limits(stack);
start(stack);
entryPoint(stack.IngestionTaskDefinition.Properties.ContainerDefinitions);
upgrade(original.EventsTable, stack.EventsTable);
workers(check("cloudformation/workers-stack.yaml"), stack);
for (const name of ["EventsTable", "LedgerTable"]) {
  if (JSON.stringify(restored[name]) !== JSON.stringify(stack[name])) fail("restore-tables.yaml", `${name} differs`);
}
rights(
  stack.TaskRole.Properties.Policies.flatMap((policy) => policy.PolicyDocument.Statement),
  process.argv[2],
);
process.exit(errors ? 1 : 0);
