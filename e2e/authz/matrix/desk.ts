import type { Matrix } from '../row'
import { actionsOf } from './actions-of'

const run = { runId: '@run' }
const task = { taskId: '@task' }

/** The service desk and the people who run pools and jobs. */
export const desk: Matrix = {
  ...actionsOf('(portal)/desk/queue/actions.ts', {
    takeTaskAction: { who: 'task:work', fields: task },
    completeTaskAction: { who: 'task:work', fields: { ...task, result: '越权' } },
    failTaskAction: { who: 'task:work', fields: { ...task, result: '越权' } },
    reassignTaskAction: { who: 'task:work', fields: { ...task, personId: '@missing' } },
  }),
  ...actionsOf('(portal)/desk/runs/actions.ts', {
    retryRunAction: { who: 'run:operate', fields: run },
    undoRunAction: { who: 'run:operate', fields: { ...run, reason: '越权' } },
    handOverRunAction: { who: 'run:handOver', fields: { ...run, personId: '@missing', note: '越权' } },
  }),
  ...actionsOf('(portal)/desk/orphans/actions.ts', {
    adoptOrphanAction: { who: 'orphan:manage', fields: { orphanId: '@missing', instanceId: '@missing' } },
    removeOrphanAction: { who: 'orphan:manage', fields: { orphanId: '@missing', reason: '越权' } },
  }),
  ...actionsOf('(portal)/desk/capacity/actions.ts', {
    addPoolAction: {
      who: 'capacity:manage',
      fields: {
        code: 'authz',
        name: '越权',
        zone: 'extranet',
        'protectionLevels[]': ['2'],
        architecture: 'x86_64',
        driver: 'simulator',
        policy: 'pack',
        cpuOvercommit: '1',
      },
    },
    addHostsAction: {
      who: 'capacity:manage',
      fields: { poolId: '@missing', prefix: 'authz', count: '1', vcpu: '1', memoryGiB: '1', diskGiB: '1' },
    },
    setHostStateAction: {
      who: 'capacity:manage',
      fields: { hostId: '@missing', state: 'drain', reason: '越权' },
    },
    setHeadroomAction: {
      who: 'capacity:manage',
      fields: { poolId: '@missing', purpose: '', sharePercent: '5', vcpu: '', memoryGiB: '' },
    },
    wakeHostAction: { who: 'capacity:manage', fields: { hostId: '@missing' } },
  }),
  ...actionsOf('(portal)/desk/capacity/consolidation/actions.ts', {
    saveConsolidationAction: {
      who: 'capacity:consolidate',
      fields: {
        poolId: '@missing',
        mode: 'rule',
        everyMinutes: '10',
        movesPerPlan: '10',
        movesPerHundredRequests: '10',
        minimumReserve: '0',
        windows: '',
      },
    },
    saveHostPowerAction: {
      who: 'capacity:consolidate',
      fields: { poolId: '@missing', vcpu: '64', idleWatts: '100', fullWatts: '400' },
    },
    planNowAction: { who: 'capacity:consolidate', fields: { poolId: '@missing' } },
    approvePlanAction: { who: 'capacity:consolidate', fields: { planId: '@missing' } },
    rejectPlanAction: { who: 'capacity:consolidate', fields: { planId: '@missing', reason: '越权' } },
    stopPlanAction: { who: 'capacity:consolidate', fields: { planId: '@missing', reason: '越权' } },
  }),
  ...actionsOf('(portal)/desk/capacity/forecast/actions.ts', {
    askForecastAction: {
      who: 'capacity:plan',
      fields: { poolId: '@missing', days: '30', growthPercent: '0', policy: 'pack' },
    },
    planHostsAction: {
      who: 'capacity:manage',
      fields: {
        poolId: '@missing',
        count: '1',
        vcpu: '1',
        memoryGiB: '1',
        diskGiB: '1',
        expectedOn: '2099-01-01',
      },
    },
    dropPlannedHostsAction: { who: 'capacity:manage', fields: { plannedId: '@missing' } },
  }),
  ...actionsOf('(portal)/desk/capacity/hosts/actions.ts', {
    startEvacuationAction: {
      who: 'capacity:manage',
      fields: { hostId: '@missing', seen: 'nothing', reason: '越权' },
    },
    stopEvacuationAction: { who: 'capacity:manage', fields: { evacuationId: '@missing', reason: '越权' } },
    pinMachineAction: { who: 'capacity:manage', fields: { instanceId: '@instance', reason: '越权' } },
    unpinMachineAction: { who: 'capacity:manage', fields: { instanceId: '@instance' } },
    failHostAction: { who: 'capacity:manage', fields: { hostId: '@missing', reason: '越权' } },
  }),
  ...actionsOf('(portal)/desk/jobs/actions.ts', {
    runRecurringNowAction: { who: 'job:run', fields: { name: 'nothing' } },
    retryJobAction: { who: 'job:run', fields: { jobId: '@missing' } },
  }),
}
