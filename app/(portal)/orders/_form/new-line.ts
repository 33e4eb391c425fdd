import type { ServiceChoice } from '@/lib/orders/form-choices'
import type { Line } from './draft-types'

/** A line as it first stands on the page: the service's own initial values, nothing chosen for the person. */
export function newLine({ id, form, plans }: ServiceChoice, planId?: string): Line {
  const initial = form.fields.flatMap((field) =>
    'initial' in field && field.initial !== undefined ? [[field.name, field.initial] as const] : [],
  )
  return {
    key: crypto.randomUUID().slice(0, 8),
    kind: 'create',
    serviceId: id,
    planId: planId ?? (plans.length === 1 ? (plans[0]?.id ?? null) : null),
    instanceId: null,
    quantity: 1,
    config: Object.fromEntries(initial),
    startsOn: null,
    endAction: 'renew',
    agreementId: null,
    onNoCapacity: 'wait',
  }
}
