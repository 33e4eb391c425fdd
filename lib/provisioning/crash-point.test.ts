import { afterEach, vi } from 'vitest'
import type { Ctx } from '@/lib/context'
import { computeDriver } from '@/lib/providers/registry'
import { advanceRun } from '@/lib/provisioning/advance-run'
import { recordStep, StaleRun } from '@/lib/provisioning/record-step'
import { definitionOf } from '@/lib/provisioning/runs/definitions'
import { anOrderedMachine, instanceNow, letTimePass, runNow, silent } from '@/lib/testing/a-machine'
import { expect, test } from '@/lib/testing/db'
import { countRows } from '@/lib/testing/factories'

class Killed extends Error {}

/** The process ends at the point as by SIGKILL: nothing after it happens, the lease stays. */
async function dieAt(point: string, ctx: Ctx, runId: string): Promise<void> {
  vi.stubEnv('CRASH_AT', point)
  const exit = vi.spyOn(process, 'exit').mockImplementation(() => {
    throw new Killed()
  })
  await expect(advanceRun(ctx, { runId }, silent)).rejects.toBeInstanceOf(Killed)
  expect(exit).toHaveBeenCalledExactlyOnceWith(137)
  exit.mockRestore()
  vi.unstubAllEnvs()
}
afterEach(() => vi.unstubAllEnvs())

const points = ['port', 'machine', 'disks', 'verify'].flatMap((step) =>
  ['before', 'afterEffect', 'afterRecord'].map((moment) => `create.${step}.${moment}`),
)

test('killed at any boundary of any step, the next worker ends it: one machine, one port, one charged span', async ({
  db,
}) => {
  for (const point of points) {
    const { ctx, run, instance } = await anOrderedMachine(db)
    await dieAt(point, ctx, run.id)
    await letTimePass(ctx, run.id)
    await advanceRun(ctx, { runId: run.id }, silent)
    expect(await runNow(ctx, run.id), point).toMatchObject({ state: 'done' })
    expect(await instanceNow(ctx, instance.id), point).toMatchObject({ state: 'running' })
    const mine = `token = '${instance.token}'`
    expect(await countRows(db, 'sim_machine', mine), point).toBe(1)
    expect(await countRows(db, 'sim_port', mine), point).toBe(1)
    expect(await countRows(db, 'instance_span', `instance_id = '${instance.id}'`), point).toBe(1)
    expect(await countRows(db, 'step_attempt', `run_id = '${run.id}' and outcome = 'done'`), point).toBe(4)
  }
})

test('frozen between the engine’s answer and its note, the process stops there and goes on when woken', async ({
  db,
}) => {
  const { ctx, run } = await anOrderedMachine(db)
  vi.stubEnv('FREEZE_AT', 'create.disks.afterEffect')
  const kill = vi.spyOn(process, 'kill').mockReturnValue(true)
  await advanceRun(ctx, { runId: run.id }, silent)
  expect(kill).toHaveBeenCalledExactlyOnceWith(process.pid, 'SIGSTOP')
  kill.mockRestore()
  expect(await runNow(ctx, run.id)).toMatchObject({ state: 'done' })
})

test('while the lease lasts nobody else takes the run; a job comes back after it', async ({ db }) => {
  const { ctx, run, instance } = await anOrderedMachine(db)
  await dieAt('create.disks.before', ctx, run.id)
  await advanceRun(ctx, { runId: run.id }, silent)
  expect(await instanceNow(ctx, instance.id)).toMatchObject({ state: 'building' })
  const later = `name = 'advanceRun' and data ->> 'runId' = '${run.id}' and start_after > now()`
  const { rows } = await ctx.db.execute(`select 1 from pgboss.job where ${later}`)
  expect(rows).toHaveLength(1)
})

test('a worker that wakes after it was taken over writes nothing, and the engine refuses it', async ({
  db,
}) => {
  const { ctx, run, instance, pool } = await anOrderedMachine(db)
  await dieAt('create.disks.before', ctx, run.id)
  const sleeper = await runNow(ctx, run.id)
  await letTimePass(ctx, run.id)
  await advanceRun(ctx, { runId: run.id }, silent)
  const call = { signal: AbortSignal.timeout(5000), attempt: sleeper.attempt }
  const change = computeDriver(ctx.databases, pool).change('any', { action: 'stop' }, instance.token, call)
  await expect(change).rejects.toMatchObject({ kind: 'permanent', code: 'stale' })
  const stale = {
    run: sleeper,
    instance,
    place: null,
    outputs: {},
    steps: [],
    definition: definitionOf('create', 'compute'),
  }
  const record = { position: 2, state: 'done', output: null, startedAt: ctx.now() } as const
  await expect(recordStep(ctx, stale, record)).rejects.toBeInstanceOf(StaleRun)
  expect(await countRows(db, 'step_attempt', `run_id = '${run.id}'`)).toBe(4)
})
