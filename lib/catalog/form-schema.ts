import * as z from 'zod'
import type { ErrorCode } from '@/lib/errors'

/**
 * The language of order forms: data that a catalogue manager edits, no code and no expressions. Fields stand
 * in their order on the page; a rule looks at one field and changes fields that come after it.
 */
const name = z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/)
const label = z.strictObject({ zh: z.string().min(1).max(80), en: z.string().min(1).max(120) })
const help = z.strictObject({ zh: z.string().max(400), en: z.string().max(600) })
const amount = z
  .number()
  .min(-1e9)
  .max(1e9)
  .refine((value) => /^-?\d+(\.\d{1,6})?$/.test(String(value)))
const days = z.number().int().min(0).max(3660)

const common = { name, label, help: help.optional(), required: z.boolean().default(false) }

/** Named formats instead of patterns: a pattern typed by hand can hang the portal. */
export const textFormats = ['plain', 'code', 'domain', 'email', 'ipv4', 'cidr'] as const

const TextField = z.strictObject({
  ...common,
  type: z.literal('text'),
  minLength: z.number().int().min(0).max(2000).default(0),
  maxLength: z.number().int().min(1).max(2000).default(200),
  multiline: z.boolean().default(false),
  format: z.enum(textFormats).default('plain'),
})

const NumberField = z.strictObject({
  ...common,
  type: z.literal('number'),
  unit: label.optional(),
  min: amount.default(0),
  max: amount,
  /** Allowed values are min, min + step, min + 2 step … */
  step: amount.refine((value) => value > 0).default(1),
  initial: amount.optional(),
  /** What the number orders of a priced meter, e.g. GiB of 'disk'. */
  meter: z.string().max(40).optional(),
})

const Option = z.strictObject({ value: z.string().regex(/^[\w.-]{1,60}$/), label })

const ChoiceField = z.strictObject({
  ...common,
  type: z.literal('choice'),
  options: z.array(Option).min(1).max(100),
  multiple: z.boolean().default(false),
  initial: z.string().optional(),
})

/** Days ahead are counted from the day of the order. */
const DateField = z.strictObject({
  ...common,
  type: z.literal('date'),
  minDaysAhead: days.optional(),
  maxDaysAhead: days.optional(),
})

/** Ids of things the agency has, or that the platform offers; whose they are is checked with the lists. */
const ReferenceField = z.strictObject({
  ...common,
  type: z.enum(['sshKey', 'subnet', 'image']),
  multiple: z.boolean().default(false),
})

const PlainField = z.strictObject({ ...common, type: z.enum(['hostName', 'bool']) })

export const FormField = z.discriminatedUnion('type', [
  TextField,
  NumberField,
  ChoiceField,
  DateField,
  ReferenceField,
  PlainField,
])

const Limit = z.strictObject({
  field: name,
  min: amount.optional(),
  max: amount.optional(),
  options: z.array(z.string()).min(1).max(100).optional(),
})

/** When the field has one of the values: fields become required, are narrowed, or disappear. */
export const FormRule = z.strictObject({
  when: z.strictObject({
    field: name,
    equals: z
      .array(z.union([z.string().max(200), z.number(), z.boolean()]))
      .min(1)
      .max(50),
  }),
  require: z.array(name).max(60).default([]),
  hide: z.array(name).max(60).default([]),
  limit: z.array(Limit).max(60).default([]),
})

export const FormSchema = z.strictObject({
  fields: z.array(FormField).max(60),
  rules: z.array(FormRule).max(100).default([]),
})

export type FormField = z.infer<typeof FormField>
export type FormRule = z.infer<typeof FormRule>
export type FormSchema = z.infer<typeof FormSchema>
export type ReferenceKind = z.infer<typeof ReferenceField>['type']

export type FormValue = string | number | boolean | string[]
export type FieldError = { code: ErrorCode; params?: Record<string, string | number> }

/** What surrounds a form: the day of the order ('YYYY-MM-DD'), and the ids the person may refer to. */
export type FormWorld = { today?: string; known?: Partial<Record<ReferenceKind, ReadonlySet<string>>> }
