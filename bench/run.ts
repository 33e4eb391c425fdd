import '@/bench/environment'
import { globSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { basename, dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import type { Bench, BenchResult } from '@/bench/bench'

/** npm run bench -- NAME [--json] [--facts N --trace FILE …]: a table for people; with --json one object on the last line. */
const here = dirname(fileURLToPath(import.meta.url))
const names = globSync('*.ts', { cwd: here })
  .map((file) => basename(file, '.ts'))
  .filter((name) => !['run', 'bench', 'environment', 'bench-database'].includes(name) && !name.includes('-'))
  .sort()

const { positionals, values, tokens } = parseArgs({
  args: process.argv.slice(2),
  options: { json: { type: 'boolean', default: false } },
  allowPositionals: true,
  strict: false,
  tokens: true,
})
const [name] = positionals
if (!name || !names.includes(name)) {
  console.error(`npm run bench -- NAME [--json]\nNAME: ${names.join(', ')}`)
  process.exit(2)
}

/** `--facts 1000000` and `--facts=1000000` alike: what was given, by name. */
function given(): Record<string, string> {
  const found: Record<string, string> = {}
  for (const token of tokens ?? []) {
    if (token.kind !== 'option' || token.name === 'json') continue
    const after = process.argv[process.argv.indexOf(token.rawName) + 1]
    found[token.name] = token.value ?? after ?? ''
  }
  return found
}

const texts = given()
const numbers = Object.fromEntries(Object.entries(texts).map(([key, value]) => [key, Number(value)]))
const { bench } = (await import(`./${name}.ts`)) as { bench: Bench }
const started = performance.now()
const result: BenchResult = await bench(numbers, (line) => console.error(line), texts)
const environment = {
  node: process.version,
  platform: `${process.platform}-${process.arch}`,
  cpu: cpus()[0]?.model.trim() ?? 'unknown',
  cores: cpus().length,
  memoryGiB: Math.round(totalmem() / 2 ** 30),
  seconds: Math.round((performance.now() - started) / 1000),
  ...result.environment,
}
const rounded = (value: number) => Number(value.toPrecision(4))
const round = (values: Record<string, number>) =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [key, rounded(value)]))
const [ratios, figures] = [round(result.ratios), round(result.figures)]
console.log(`\n${name}`)
console.table({ ...ratios, ...figures })
console.table(environment)
if (values.json) console.log(JSON.stringify({ name, ratios, figures, environment }))
process.exit(0)
