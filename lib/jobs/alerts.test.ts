import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { invariants } from '@/lib/jobs/invariants'

const alerts = readFileSync('docs/alerts.yml', 'utf8')

test('every invariant has one alert', () => {
  for (const { id } of invariants) expect(alerts.split(`invariant="${id}"`), id).toHaveLength(2)
})

test('alerts ask only for metrics that exist', () => {
  const metrics = readFileSync('lib/jobs/metrics.ts', 'utf8')
  const asked = new Set([...alerts.matchAll(/zt_\w+/g)].map(([name]) => name))
  for (const name of asked) expect(metrics).toContain(`'${name}'`)
})
