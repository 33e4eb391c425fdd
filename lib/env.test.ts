import { expect, test } from 'vitest'
import { parseEnv } from './env'

const valid = { ...process.env }

test('an empty value counts as not given', () => {
  expect(parseEnv({ ...valid, SMTP_URL: '', PORT: '' })).toMatchObject({ PORT: 3000, DEMO: false })
  expect(parseEnv({ ...valid, SMTP_URL: '' }).SMTP_URL).toBeUndefined()
})

test('a bad value is named in one sentence, and the value itself is not repeated', () => {
  expect(() => parseEnv({ ...valid, DATABASE_URL: 'mysql://secret@host' })).toThrow(
    /^环境变量无效：DATABASE_URL（.+）。\nNot a valid environment value: DATABASE_URL \([^)]+\)\.$/,
  )
  expect(() => parseEnv({ ...valid, NEXTAUTH_SECRET: 'short-secret' })).not.toThrow(/short-secret/)
})

test('every bad value is named', () => {
  expect(() => parseEnv({ ...valid, PORT: '99999', DEMO: 'yes', AUDIT_KEY: 'c2hvcnQ=' })).toThrow(
    /AUDIT_KEY, DEMO, PORT/,
  )
})
