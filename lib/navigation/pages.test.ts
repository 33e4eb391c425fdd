import { expect, test } from 'vitest'
import { officers, platformRoles, type Role } from '@/lib/auth/roles'
import type { Actor } from '@/lib/context'
import en from '@/lib/navigation/messages/en.json'
import zh from '@/lib/navigation/messages/zh-CN.json'
import { pageGroups, pages, pagesOf } from '@/lib/navigation/pages'

const actor = (roles: Role[], agencyId: string | null): Actor => ({
  personId: 'p',
  name: 'n',
  agencyId,
  roles,
  via: 'session',
  secondFactor: true,
})
const keys = (roles: Role[], agencyId: string | null = null) =>
  pagesOf(actor(roles, agencyId)).map(({ key }) => key)

test('every page and group has its words in both languages', () => {
  for (const words of [zh, en]) {
    expect(Object.keys(words.pages).sort()).toEqual(pages.map(({ key }) => key).sort())
    expect(Object.keys(words.groups).sort()).toEqual(pageGroups.filter((group) => group !== 'top').sort())
  }
})

test('no navigation word is wider than its column', () => {
  for (const word of Object.values(en.pages)) expect(word.length).toBeLessThanOrEqual(20)
})

test('staff of an agency see its pages and nothing of the platform', () => {
  const seen = keys(['staff'], 'a')
  expect(seen).toEqual(
    expect.arrayContaining(['home', 'catalog', 'orders', 'instances', 'statements', 'activity']),
  )
  for (const page of ['billing', 'queue', 'capacity', 'audit', 'agencies', 'jobs'])
    expect(seen).not.toContain(page)
})

test('the three officers see no business pages', () => {
  for (const officer of officers)
    for (const page of ['catalog', 'orders', 'instances', 'billing', 'statements', 'quota'])
      expect(keys([officer])).not.toContain(page)
})

test('everybody has a home, an inbox and an account', () => {
  for (const role of platformRoles)
    expect(keys([role])).toEqual(expect.arrayContaining(['home', 'inbox', 'account']))
})
