import { expect, test } from 'vitest'
import { fileName } from '@/lib/orders/file-name'

test('keeps what people call their files', () => {
  expect(fileName('全程网办实施方案（局办〔2026〕61号）.ofd')).toBe(
    '全程网办实施方案（局办〔2026〕61号）.ofd',
  )
})

test('leaves no path, no control or direction characters, and no hidden file', () => {
  expect(fileName('../../etc/passwd')).toBe('passwd')
  expect(fileName('C:\\temp\\a\u202etxt.exe')).toBe('atxt.exe')
  expect(fileName('a\r\nSet-Cookie: x.pdf')).toBe('aSet-Cookie x.pdf')
  expect(fileName('...')).toBeNull()
  expect(fileName('x'.repeat(201))).toBeNull()
})
