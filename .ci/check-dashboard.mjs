// Prints the Grafana dashboard as TypeScript, for a check against Grafana's own types; with a file as argument, writes its queries
// there as rules, for promtool.
import { readFileSync, writeFileSync } from "node:fs";

const text = readFileSync("monitoring/grafana-dashboard.json", "utf8");
const { panels } = JSON.parse(text);
const fail = (what) => {
  console.error(`  ${what}`);
  process.exitCode = 1;
};

const covers = (one, { x, y }) => x >= one.x && x < one.x + one.w && y >= one.y && y < one.y + one.h;
for (const [i, { id, title, gridPos }] of panels.entries()) {
  const others = panels.slice(0, i);
  if (others.some((other) => other.id === id)) fail(`${title}: another panel has its id`);
  if (others.some((other) => covers(other.gridPos, gridPos) || covers(gridPos, other.gridPos))) fail(`${title}: overlaps`);
  if (gridPos.x + gridPos.w > 24) fail(`${title}: wider than the page`);
}

const queries = panels.flatMap(({ targets }) => targets.map(({ expr }) => expr.replace(/\$__(rate_)?(interval|range)/g, "5m")));
const rules = queries.map((expr, i) => ({ record: `query_${i}`, expr }));
writeFileSync(process.argv[2], JSON.stringify({ groups: [{ name: "dashboard", rules }] }));

// an enum of Grafana is a text in JSON; Grafana leaves open what is custom in a panel, here always that of a graph
console.log(`import type { Dashboard, FieldConfig, FieldConfigSource, GraphFieldConfig, Panel } from "@grafana/schema";
type Json<T> = T extends string ? \`\${T}\`
  : T extends number | boolean | null | undefined ? T
  : T extends readonly (infer U)[] ? Json<U>[]
  : T extends object ? { [K in keyof T]: Json<T[K]> } : T;
type Fields = Omit<FieldConfigSource, "defaults"> & { defaults: FieldConfig<GraphFieldConfig> };
type Panels = (Omit<Panel, "fieldConfig"> & { fieldConfig?: Fields })[];
export const dashboard: Json<Omit<Dashboard, "panels"> & { panels: Panels }> = ${text};`);
