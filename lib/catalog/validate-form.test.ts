import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkFormSchema } from '@/lib/catalog/check-form-schema'
import { constraintsOf } from '@/lib/catalog/constraints-of'
import { formEffects } from '@/lib/catalog/form-effects'
import type { FormWorld } from '@/lib/catalog/form-schema'
import { formError, validateForm } from '@/lib/catalog/validate-form'

const label = { zh: '标签', en: 'Label' }
const option = (value: string) => ({ value, label })
const checked = checkFormSchema({
  fields: [
    { name: 'host', type: 'hostName', label, required: true },
    { name: 'purpose', type: 'text', label, maxLength: 20, multiline: true },
    { name: 'usage', type: 'choice', label, options: [option('web'), option('db')], required: true },
    { name: 'public', type: 'bool', label },
    { name: 'domain', type: 'text', label, format: 'domain' },
    { name: 'disk', type: 'number', label, min: 40, max: 2000, step: 10 },
    { name: 'load', type: 'number', label, min: 0, max: 1, step: 0.1 },
    { name: 'keys', type: 'sshKey', label, multiple: true },
    { name: 'start', type: 'date', label, minDaysAhead: 0, maxDaysAhead: 90 },
  ],
  rules: [
    { when: { field: 'public', equals: [false] }, hide: ['domain'] },
    { when: { field: 'public', equals: [true] }, require: ['domain'] },
    {
      when: { field: 'usage', equals: ['db'] },
      limit: [{ field: 'disk', min: 100, max: 500 }],
      require: ['disk'],
    },
  ],
})
if (!('schema' in checked)) throw new Error(JSON.stringify(checked.problems))
const { schema } = checked
const least = { host: 'web01', usage: 'web' }
const world: FormWorld = { today: '2026-02-13', known: { sshKey: new Set(['k1', 'k2']) } }
const validate = (values: unknown) => validateForm(schema, values, world)
const codes = (values: object) => {
  const result = validate({ ...least, ...values })
  return 'fields' in result
    ? Object.fromEntries(Object.entries(result.fields).map(([k, v]) => [k, v.code.slice(12)]))
    : {}
}

test('what a browser sends and what the API sends give the same values', () => {
  const typed = { ...least, disk: 120, load: 0.3, public: false, keys: ['k1', 'k2'], start: '2026-02-13' }
  const asText = {
    ...least,
    disk: '120',
    load: '0.3',
    keys: ['k1', 'k2', 'k1'],
    start: '2026-02-13',
    purpose: ' ',
  }
  expect(validate(typed)).toEqual({ values: typed })
  expect(validate(asText)).toEqual({ values: typed })
})

describe('each field says what is wrong with it', () => {
  test.each([
    [{ host: '' }, { host: 'Required' }],
    [{ host: 'web_01' }, { host: 'HostName' }],
    [{ host: '-web' }, { host: 'HostName' }],
    [{ usage: 'mail' }, { usage: 'Option' }],
    [{ usage: ['web', 'web'] }, { usage: 'TooMany' }],
    [{ disk: '45' }, { disk: 'Step' }],
    [{ disk: 30 }, { disk: 'Min' }],
    [{ disk: '1e2' }, { disk: 'Number' }],
    [{ disk: Number.NaN }, { disk: 'Number' }],
    [{ load: 0.35 }, { load: 'Step' }],
    [{ start: '2026-02-12' }, { start: 'DateEarly' }],
    [{ start: '2026-02-30' }, { start: 'Date' }],
    [{ start: '2026-06-01' }, { start: 'DateLate' }],
    [{ keys: ['k3'] }, { keys: 'Reference' }],
    [{ purpose: '很'.repeat(21) }, { purpose: 'TooLong' }],
    [{ public: 'maybe' }, { public: 'Type' }],
  ])('%j', (values, expected) => expect(codes(values)).toEqual(expected))

  test('all of them at once', () => {
    expect(codes({ host: '', usage: 'mail', disk: 1 })).toEqual({
      host: 'Required',
      usage: 'Option',
      disk: 'Min',
    })
  })
})

describe('rules between fields', () => {
  test('a field becomes required, is narrowed, or disappears with its value', () => {
    expect(codes({ public: 'on' })).toEqual({ domain: 'Required' })
    expect(codes({ usage: 'db' })).toEqual({ disk: 'Required' })
    expect(codes({ usage: 'db', disk: 600 })).toEqual({ disk: 'Max' })
    expect(validate({ ...least, domain: 'not a domain' })).toEqual({ values: { ...least, public: false } })
  })

  test('the page learns the same from the same function', () => {
    const effects = formEffects(schema, { usage: 'db', public: 'on' })
    expect(effects.get('domain')).toEqual({ hidden: false, required: true })
    expect(effects.get('disk')).toEqual({ hidden: false, required: true, min: 100, max: 500 })
  })
})

describe('hostile input', () => {
  test.each([
    [{ purpose: 'a\u0000b' }, { purpose: 'Control' }],
    [{ purpose: 'invoice\u202Egpj.exe' }, { purpose: 'Control' }],
    [{ purpose: '\uD800' }, { purpose: 'Control' }],
    [{ purpose: { toString: 'x' } }, { purpose: 'Type' }],
    [{ purpose: 'x'.repeat(5_000_000) }, { purpose: 'TooLong' }],
    [{ host: ['web01'] }, { host: 'Type' }],
    [{ disk: '9'.repeat(100_000) }, { disk: 'Number' }],
    [{ keys: Array.from({ length: 5000 }, () => 'k1') }, { keys: 'TooMany' }],
    [{ approved: true }, { approved: 'UnknownField' }],
  ])('%#: a clear error on the field', (values, expected) => expect(codes(values)).toEqual(expected))

  test('names of the language itself are ordinary unknown names', () => {
    const result = validate(
      JSON.parse('{"host": "a", "usage": "web", "__proto__": {"disk": 40}, "constructor": 1}'),
    )
    expect(Object.keys('fields' in result ? result.fields : {})).toEqual(['__proto__', 'constructor'])
  })

  test('thousands of unknown keys are counted, not listed', () => {
    const many = Object.fromEntries(Array.from({ length: 5000 }, (_, i) => [`key${i}`, i]))
    const result = validate({ ...least, ...many, '<b>': 1 })
    if (!('fields' in result)) throw new Error('accepted')
    expect(Object.keys(result.fields)).toHaveLength(21)
    expect(result.fields[formError]).toEqual({ code: 'catalog.formUnknownFields', params: { count: 4981 } })
  })

  test.each([null, 'text', 7, [], undefined])('%j is no form', (sent) => {
    expect(validate(sent)).toEqual({ fields: { [formError]: { code: 'catalog.formShape' } } })
  })

  test('anything at all is answered, and what passes passes again', () => {
    const names = fc.constantFrom(...schema.fields.map(({ name }) => name), 'other')
    const values = fc.dictionary(
      names,
      fc.oneof(fc.anything(), fc.string({ unit: 'binary' }), fc.constantFrom('web', 'db', '100', 'on')),
    )
    fc.assert(
      fc.property(values, (sent) => {
        const result = validate({ ...least, ...sent })
        if ('values' in result) expect(validate(result.values)).toEqual(result)
        else expect(Object.keys(result.fields).length).toBeGreaterThan(0)
      }),
    )
  })
})

test('the browser gets the constraints of the field under the rules in force', () => {
  const field = (name: string) => schema.fields.find((each) => each.name === name) ?? schema.fields[0]
  const of = (name: string, values = {}) => {
    const found = field(name)
    return found && constraintsOf(found, formEffects(schema, values).get(name), '2026-02-13')
  }
  expect(of('disk')).toEqual({ required: false, min: 40, max: 2000, step: 10, inputMode: 'numeric' })
  expect(of('disk', { usage: 'db' })).toMatchObject({ required: true, min: 100, max: 500 })
  expect(of('start')).toEqual({ required: false, min: '2026-02-13', max: '2026-05-14' })
  expect(of('purpose')).toMatchObject({ maxLength: 20 })
  expect(new RegExp(`^(?:${of('host')?.pattern})$`, 'v').test('web-01')).toBe(true)
})
