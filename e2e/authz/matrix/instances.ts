import type { Matrix } from '../row'
import { actionsOf } from './actions-of'

const instance = { instanceId: '@instance' }
const operate = { who: 'instance:operate', fields: instance } as const
const key = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ1sR1mXx3Yb0lYc2lqTt6s6cA4vX8bqfN2hCkq0w9aB authz'

export const instances: Matrix = {
  ...actionsOf('(portal)/instances/actions.ts', {
    startInstanceAction: operate,
    stopInstanceAction: operate,
    rebootInstanceAction: operate,
    restoreInstanceAction: operate,
    renameInstanceAction: { who: 'instance:operate', fields: { ...instance, name: 'taken-over' } },
    tagInstanceAction: { who: 'instance:operate', fields: { ...instance, tags: 'authz' } },
    offerTransferAction: {
      who: 'instance:transfer',
      fields: { ...instance, toAgencyId: '@missing', reason: '越权' },
    },
    acceptTransferAction: {
      who: 'instance:transfer',
      fields: { transferId: '@transfer', businessSystemId: '@businessSystem', budgetId: '@budget' },
    },
    declineTransferAction: { who: 'instance:transfer', fields: { transferId: '@transfer' } },
    withdrawTransferAction: { who: 'instance:transfer', fields: { transferId: '@transfer' } },
    startBulkAction: { who: 'instance:operate', fields: { verb: 'stop', ids: '@instance' }, foreign: false },
    retryBulkAction: { who: 'instance:operate', fields: { bulkId: '@missing' } },
  }),
  ...actionsOf('(portal)/keys/actions.ts', {
    createSshKeyAction: { who: 'key:manage', fields: { name: 'authz', publicKey: key } },
    revokeSshKeyAction: { who: 'key:manage', fields: { keyId: '@sshKey' } },
    createSubnetAction: {
      who: 'key:manage',
      fields: { name: 'authz', zone: 'extranet', cidr: '10.99.0.0/24' },
    },
  }),
}
