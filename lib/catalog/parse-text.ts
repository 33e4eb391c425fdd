import type { FieldError, FormField, textFormats } from '@/lib/catalog/form-schema'

/** Checked in linear time; each also stands in the page as the HTML pattern. */
export const textPatterns: Record<Exclude<(typeof textFormats)[number], 'plain'> | 'hostName', string> = {
  code: '[A-Za-z0-9][A-Za-z0-9._\\-]*',
  domain: '([a-z0-9]([a-z0-9\\-]{0,61}[a-z0-9])?\\.)+[a-z]{2,63}',
  email: '[^\\s@]{1,64}@[A-Za-z0-9.\\-]{1,190}',
  ipv4: '((25[0-5]|2[0-4]\\d|1?\\d?\\d)\\.){3}(25[0-5]|2[0-4]\\d|1?\\d?\\d)',
  cidr: '((25[0-5]|2[0-4]\\d|1?\\d?\\d)\\.){3}(25[0-5]|2[0-4]\\d|1?\\d?\\d)/(3[0-2]|[12]?\\d)',
  hostName: '[a-z]([a-z0-9\\-]{0,61}[a-z0-9])?',
}

/** Control characters, and the direction marks with which one text can be made to look like another. */
const harmful = /[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF\uFFF9-\uFFFB]/u

type Field = Extract<FormField, { type: 'text' | 'hostName' | 'bool' }>

/** Trimmed and in Unicode normal form C; a host name in lower case. */
export function parseText(field: Field, raw: unknown): { value: string } | { error: FieldError } {
  if (typeof raw !== 'string') return { error: { code: 'catalog.formType' } }
  const rules =
    field.type === 'text'
      ? field
      : { minLength: 1, maxLength: 63, multiline: false, format: 'hostName' as const }
  if (raw.length > rules.maxLength * 4 + 100) {
    return { error: { code: 'catalog.formTooLong', params: { max: rules.maxLength } } }
  }
  if (!raw.isWellFormed()) return { error: { code: 'catalog.formControl' } }
  const text = raw.replace(/\r\n?/g, '\n').normalize('NFC').trim()
  if (harmful.test(rules.multiline ? text.replace(/[\n\t]/g, '') : text))
    return { error: { code: 'catalog.formControl' } }
  const length = [...text].length
  if (length > rules.maxLength)
    return { error: { code: 'catalog.formTooLong', params: { max: rules.maxLength } } }
  if (length < rules.minLength)
    return { error: { code: 'catalog.formTooShort', params: { min: rules.minLength } } }
  if (rules.format === 'plain') return { value: text }
  const value = rules.format === 'hostName' ? text.toLowerCase() : text
  if (new RegExp(`^(?:${textPatterns[rules.format]})$`, 'u').test(value)) return { value }
  return { error: { code: formatCodes[rules.format] } }
}

const formatCodes = {
  code: 'catalog.formCode',
  domain: 'catalog.formDomain',
  email: 'catalog.formEmail',
  ipv4: 'catalog.formIpv4',
  cidr: 'catalog.formCidr',
  hostName: 'catalog.formHostName',
} as const
