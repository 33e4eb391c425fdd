import type { ServiceChoice } from '@/lib/orders/form-choices'
import { type Content, type Line, lineName } from './draft-types'

const text = (data: FormData, name: string): string => {
  const value = data.get(name)
  return typeof value === 'string' ? value : ''
}

/** The fields are the truth while the form is open; this is what they hold, for saving and quoting. */
export function readContent(
  form: HTMLFormElement,
  lines: readonly Line[],
  services: ReadonlyMap<string, ServiceChoice>,
): Content {
  const data = new FormData(form)
  return {
    title: text(data, 'title'),
    justification: text(data, 'justification'),
    businessSystemId: text(data, 'businessSystemId') || null,
    budgetId: text(data, 'budgetId') || null,
    startsOn: text(data, 'startsOn') || null,
    endsOn: text(data, 'endsOn') || null,
    lines: lines.map((line) => readLine(data, line, services.get(line.serviceId))),
  }
}

function readLine(data: FormData, line: Line, service: ServiceChoice | undefined): Line {
  if (!service) return line
  const of = (field: string) => text(data, lineName(line.key, field))
  return {
    ...line,
    planId: of('planId') || line.planId,
    quantity: line.kind === 'create' ? Number(of('quantity')) || 0 : line.quantity,
    startsOn: of('startsOn') || null,
    endAction: (of('endAction') || line.endAction) as Line['endAction'],
    onNoCapacity: (of('onNoCapacity') || line.onNoCapacity) as Line['onNoCapacity'],
    agreementId: text(data, `a.${line.serviceId}`) || null,
    config: line.kind === 'create' ? readConfig(data, line, service) : line.config,
  }
}

function readConfig(data: FormData, line: Line, { form }: ServiceChoice): Line['config'] {
  const config: Line['config'] = {}
  for (const field of form.fields) {
    const name = lineName(line.key, `config.${field.name}`)
    const all = data
      .getAll(name)
      .filter((value): value is string => typeof value === 'string' && value !== '')
    if (field.type === 'bool') config[field.name] = all.length > 0
    else if ('multiple' in field && field.multiple) config[field.name] = all
    else if (all[0] !== undefined)
      config[field.name] =
        field.type === 'number' && Number.isFinite(Number(all[0])) ? Number(all[0]) : all[0]
  }
  return config
}
