import type { Matrix } from '../row'
import { actionsOf } from './actions-of'

const service = { serviceId: '@missing' }
const manage = { who: 'catalog:manage', fields: service } as const
const both = (name: string) => ({ [`${name}.zh`]: '越权', [`${name}.en`]: 'authz' })

/** What catalogue managers and the authority keep: services, approval rules, the calendar, the clock. */
export const catalogue: Matrix = {
  ...actionsOf('(portal)/admin/catalog/actions.ts', {
    saveTextsAction: {
      who: 'catalog:manage',
      fields: {
        ...service,
        ...both('name'),
        ...both('summary'),
        ...both('documentation'),
        keywords: '',
        leadTimeHours: '8',
      },
    },
    saveScopeAction: {
      who: 'catalog:manage',
      fields: { ...service, 'zones[]': ['extranet'], 'protectionLevels[]': ['2'], visibility: 'all' },
    },
    saveFormAction: { who: 'catalog:manage', fields: { ...service, form: '{"fields":[],"rules":[]}' } },
    saveDutiesAction: {
      who: 'catalog:manage',
      fields: { ...service, responsibilities: '[]', serviceLevels: '[]' },
    },
    createServiceAction: {
      who: 'catalog:manage',
      fields: {
        code: 'authz',
        family: 'security',
        provider: '越权',
        ...both('name'),
        ...both('summary'),
      },
    },
    publishServiceAction: manage,
    discardDraftAction: manage,
    retireServiceAction: manage,
    restoreServiceAction: manage,
    savePlanAction: {
      who: 'catalog:manage',
      fields: {
        ...service,
        code: 'authz',
        ...both('name'),
        position: '0',
        vcpu: '1',
        memoryGiB: '1',
        diskGiB: '1',
      },
    },
    retirePlanAction: { who: 'catalog:manage', fields: { planId: '@missing' } },
    restorePlanAction: { who: 'catalog:manage', fields: { planId: '@missing' } },
    publishAgreementAction: { who: 'catalog:manage', fields: { ...service, ...both('text') } },
  }),
  ...actionsOf('(portal)/admin/rules/actions.ts', {
    saveRuleAction: {
      who: 'rule:manage',
      fields: {
        ruleId: '@missing',
        nameZh: '越权',
        nameEn: 'authz',
        maxYuan: '1',
        'steps.0.nameZh': '越权',
        'steps.0.nameEn': 'authz',
        'steps.0.role': 'approver',
        'steps.0.mode': 'any',
        'steps.0.hours': '8',
      },
    },
    switchRuleAction: { who: 'rule:manage', fields: { ruleId: '@missing', active: 'false' } },
    moveRuleAction: { who: 'rule:manage', fields: { ruleId: '@missing', by: 'up' } },
  }),
  ...actionsOf('(portal)/admin/calendar/actions.ts', {
    importYearAction: { who: 'calendar:manage', fields: { year: '2099', source: '越权', days: '' } },
    saveDayAction: {
      who: 'calendar:manage',
      fields: { day: '2099-01-01', kind: 'ordinary', nameZh: '', nameEn: '' },
    },
    publishYearAction: { who: 'calendar:manage', fields: { year: '2098' } },
    saveHoursAction: {
      who: 'calendar:manage',
      fields: { validFrom: '2099-01-01', spans: '08:30-12:00, 14:00-17:30' },
    },
  }),
  ...actionsOf('(portal)/admin/settings/actions.ts', {
    advanceClockAction: { who: 'clock:advance', fields: { day: '2020-01-01' } },
  }),
}
