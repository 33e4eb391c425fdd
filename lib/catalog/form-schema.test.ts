import { describe, expect, test } from 'vitest'
import { checkFormSchema } from '@/lib/catalog/check-form-schema'

const label = { zh: '标签', en: 'Label' }
const disk = { name: 'disk', type: 'number', label, min: 0, max: 2000, step: 10, meter: 'disk' }
const size = {
  name: 'size',
  type: 'choice',
  label,
  options: [
    { value: 's', label },
    { value: 'l', label },
  ],
}
const problems = (fields: unknown[], rules: unknown[] = []) => {
  const result = checkFormSchema({ fields, rules })
  return 'problems' in result
    ? result.problems.map(({ path, code }) => `${path} ${code.slice('catalog.schema'.length)}`)
    : []
}

test('a form without contradictions is accepted and completed with its defaults', () => {
  const rules = [{ when: { field: 'size', equals: ['s'] }, limit: [{ field: 'disk', max: 100 }] }]
  expect(checkFormSchema({ fields: [size, disk], rules })).toMatchObject({
    schema: {
      fields: [{ multiple: false, required: false }, { step: 10 }],
      rules: [{ require: [], hide: [] }],
    },
  })
})

describe('is refused, with the place', () => {
  test('two fields of one name', () => expect(problems([disk, disk])).toEqual(['fields.1.name Duplicate']))
  test('limits that exclude each other', () => {
    expect(problems([{ ...disk, min: 10, max: 5 }])).toEqual(['fields.0 Contradiction'])
    expect(problems([{ ...size, options: [size.options[0], size.options[0]] }])).toEqual([
      'fields.0 Contradiction',
    ])
    expect(problems([{ ...size, initial: 'xl' }])).toEqual(['fields.0 Contradiction'])
  })
  test('a rule on a field that does not exist', () => {
    expect(problems([size], [{ when: { field: 'size', equals: ['s'] }, hide: ['gone'] }])).toEqual([
      'rules.0 UnknownField',
    ])
  })
  test('a rule that reaches backwards, so that there can be no circle', () => {
    const back = { when: { field: 'disk', equals: [10] }, hide: ['size'] }
    expect(problems([size, disk], [back])).toEqual(['rules.0 RuleOrder'])
    expect(problems([size, disk], [{ when: { field: 'disk', equals: [10] }, require: ['disk'] }])).toEqual([
      'rules.0 RuleOrder',
    ])
  })
  test('a limit that its field cannot have', () => {
    const when = { field: 'size', equals: ['s'] }
    expect(problems([size, disk], [{ when, limit: [{ field: 'disk', options: ['1'] }] }])).toEqual([
      'rules.0 Limit',
    ])
    expect(
      problems([size, { ...size, name: 'other' }], [{ when, limit: [{ field: 'other', options: ['x'] }] }]),
    ).toEqual(['rules.0 Limit'])
  })
  test.each([
    null,
    [],
    { fields: [{ ...disk, name: '__proto__' }] },
    { fields: [{ ...disk, type: 'script' }] },
    { fields: [{ ...disk, step: 0 }] },
    { fields: [{ ...disk, max: 1e300 }] },
    { fields: [{ ...disk, onclick: 'x' }] },
    { fields: [{ ...disk, label: { zh: '只有中文' } }] },
  ])('what is no form: %j', (input) => {
    expect(checkFormSchema(input)).toHaveProperty('problems')
  })
})
