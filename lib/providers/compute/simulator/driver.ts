import type { Pool } from 'pg'
import type { Call, ComputeDriver, Machine } from '@/lib/providers/compute/driver'
import { attachDisks, buildMachine, buildPort } from '@/lib/providers/compute/simulator/build'
import { changeMachine } from '@/lib/providers/compute/simulator/change-machine'
import { powerDown, wake } from '@/lib/providers/compute/simulator/hosts'
import { alter, machineOf, machinesOf } from '@/lib/providers/compute/simulator/machines'
import { look, perform } from '@/lib/providers/compute/simulator/perform'
import { samplesOf } from '@/lib/providers/compute/simulator/samples'

/** The embedded engine: machines in tables of its own, with the faults of its profile. */
export function simulator(pool: Pool, poolCode: string): ComputeDriver {
  const engine = { pool, poolCode }

  const power = (op: string, ref: string, token: string, call: Call, set: string) =>
    perform<Machine>(engine, {
      op,
      token,
      call,
      effect: async (client) => ({ answer: await alter(client, ref, set, []), ref, outcome: 'done' }),
    })

  return {
    simulated: true,
    abilities: { move: true, rebuild: true, power: true },
    ensurePort: (spec, token, call) =>
      perform(engine, {
        op: 'ensurePort',
        token,
        call,
        effect: (client) => buildPort(client, poolCode, spec, token),
      }),
    removePort: (token, call) =>
      perform(engine, {
        op: 'removePort',
        token,
        call,
        effect: async (client) => {
          const live = 'pool_code = $1 and token = $2 and removed_at is null'
          const { rowCount } = await client.query(`update sim_port set removed_at = now() where ${live}`, [
            poolCode,
            token,
          ])
          return { answer: null, ref: null, outcome: rowCount ? 'done' : 'same' }
        },
      }).then(() => {}),
    ensure: (spec, token, call) =>
      perform(engine, {
        op: 'ensure',
        token,
        call,
        effect: (client, profile) => buildMachine(client, poolCode, spec, token, profile),
      }),
    ensureDisks: (ref, gib, token, call) =>
      perform(engine, { op: 'ensureDisks', token, call, effect: (client) => attachDisks(client, ref, gib) }),
    observe: (ref, call) => look(engine, call, () => machineOf(pool, poolCode, 'ref', ref)),
    find: (token, call) => look(engine, call, () => machineOf(pool, poolCode, 'token', token)),
    change: (ref, wanted, token, call) =>
      perform<Machine>(engine, {
        op: wanted.action,
        token,
        call,
        effect: async (client) => ({
          answer: await changeMachine(client, poolCode, ref, wanted),
          ref,
          outcome: 'done',
        }),
      }),
    suspend: (ref, token, call) => power('suspend', ref, token, call, `power = 'suspended'`),
    resume: (ref, token, call) => power('resume', ref, token, call, `power = 'running'`),
    remove: (ref, token, call) =>
      perform(engine, {
        op: 'remove',
        token,
        call,
        effect: async (client) => {
          const gone = 'update sim_machine set removed_at = now() where ref = $1 and removed_at is null'
          const { rowCount } = await client.query(gone, [ref])
          return { answer: null, ref, outcome: rowCount ? 'done' : 'same' }
        },
      }).then(() => {}),
    list: (call) => look(engine, call, () => machinesOf(pool, poolCode)),
    samples: (ref, from, to, stepSeconds, call) =>
      look(engine, call, async () => {
        const machine = await machineOf(pool, poolCode, 'ref', ref)
        return machine ? samplesOf(ref, machine.memoryMiB, from, to, stepSeconds) : []
      }),
    powerDownHost: (hostName, token, call) =>
      perform(engine, {
        op: 'powerDownHost',
        token,
        call,
        effect: (client) => powerDown(client, poolCode, hostName),
      }),
    wakeHost: (hostName, token, call) =>
      perform(engine, {
        op: 'wakeHost',
        token,
        call,
        effect: (client, profile) => wake(client, poolCode, hostName, profile),
      }),
    reconcile: (call) => look(engine, call, async () => {}),
    health: (call) =>
      look(engine, call, async () => {
        await pool.query('select 1')
        return { ok: true, detail: 'simulator' }
      }),
  }
}
