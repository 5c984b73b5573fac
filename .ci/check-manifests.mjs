// Checks what kustomize renders (the first argument) for what schemas do not say, and prints one JSON object a line.
import { readFileSync, readdirSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import { parseAllDocuments } from "yaml";

let errors = 0;
const fail = (what) => {
  errors += 1;
  console.error(`  ${what}`);
};

function render(file) {
  return parseAllDocuments(readFileSync(file, "utf8"), { version: "1.1" }).map((document) => document.toJS());
}

function podOf(objects) {
  const workload = objects.find((object) => ["CronJob", "Deployment"].includes(object.kind));
  return (workload.spec.jobTemplate?.spec ?? workload.spec).template.spec;
}

/** Pod Security "restricted", and what it leaves open. */
function restricted(pod) {
  if (pod.securityContext?.runAsNonRoot !== true) fail("may run as root");
  if (pod.securityContext?.seccompProfile?.type !== "RuntimeDefault") fail("has no seccomp profile");
  if (pod.automountServiceAccountToken !== false) fail("gets a service account token");
  if (pod.enableServiceLinks !== false) fail("gets variables of services");
  if (pod.hostNetwork || pod.hostPID || pod.hostIPC) fail("shares the host");
  for (const { securityContext: context, resources } of pod.containers) {
    if (context?.allowPrivilegeEscalation !== false) fail("may escalate privileges");
    if (!isDeepStrictEqual(context?.capabilities, { drop: ["ALL"] })) fail("keeps capabilities");
    if (context?.readOnlyRootFilesystem !== true) fail("may write to its root file system");
    if (!resources?.limits?.memory || !resources?.requests?.cpu) fail("has no requests or limits");
  }
  for (const volume of pod.volumes) {
    if (!volume.configMap && !volume.secret && !volume.emptyDir) fail(`volume ${volume.name} is not allowed`);
  }
}

/** Every file of the application is mounted, and what is mounted exists. */
function complete(objects, pod) {
  const maps = objects.filter((object) => object.kind === "ConfigMap");
  for (const folder of ["routes", "prompts", "rules", "schemas", "words", "pages"]) {
    const name = pod.volumes.find((volume) => volume.name === folder).configMap.name;
    const mounted = Object.keys(maps.find((map) => map.metadata.name === name)?.data ?? {}).sort();
    const packaged = readdirSync(`src/main/resources/${folder}`).sort();
    if (!isDeepStrictEqual(mounted, packaged)) fail(`src/main/kustomization.yaml does not list all of ${folder}`);
  }
  if (objects.some((object) => object.kind === "Secret")) fail("a secret is rendered; they are referred to only");
}

const [ours, other] = process.argv.slice(2).map(render);
const pod = podOf(ours);
restricted(pod);
complete(ours, pod);
const management = /^(args|ports|.*Probe)$/;
const same = ({ restartPolicy, containers: [container], ...rest }) => ({
  ...rest,
  container: Object.fromEntries(Object.entries(container).filter(([name]) => name !== "env" && !management.test(name))),
  env: container.env.filter(({ name }) => name !== "MANAGEMENT_HOST"),
});
if (!isDeepStrictEqual(same(pod), same(podOf(other)))) fail("the two overlays differ in more than how they run");
ours.forEach((object) => console.log(JSON.stringify(object)));
// not exit, which would cut what is still to be printed
process.exitCode = errors ? 1 : 0;
