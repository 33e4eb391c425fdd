import { expect, test } from 'vitest'
import { noticeText, notifyTexts } from '@/lib/notify/notice-text'

const params = { title: '数据库开通', titleEn: 'Database setup', from: '温若川' }

test('a notification reads in the language of its reader, names included where both are known', () => {
  expect(noticeText(notifyTexts('zh-CN'), 'taskHandedOver', params)).toBe('温若川把任务“数据库开通”移交给您')
  expect(noticeText(notifyTexts('en'), 'taskHandedOver', params)).toContain('Database setup')
})

test('a kind that is not known still says that something happened', () => {
  expect(noticeText(notifyTexts('en'), 'unheardOf', {})).toBe('Something concerns you')
})
