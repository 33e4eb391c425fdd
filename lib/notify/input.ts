import * as z from 'zod'
import { isDay } from '@/lib/shanghai'

const text = (most: number) => z.string().trim().min(1).max(most)

export const NoticeId = z.object({ noticeId: z.uuid() })
export type NoticeId = z.infer<typeof NoticeId>

export const PublishNotice = z.object({
  titleZh: text(120),
  titleEn: text(200),
  bodyZh: text(5000),
  bodyEn: text(8000),
  mandatory: z.stringbool().default(false),
  banner: z.stringbool().default(false),
  /** Empty: everybody. */
  agencyIds: z.array(z.uuid()).max(500).default([]),
  /** YYYY-MM-DD, that day included; empty: no end. */
  endsOn: z
    .string()
    .trim()
    .refine((day) => day === '' || isDay(day))
    .default(''),
})
export type PublishNotice = z.infer<typeof PublishNotice>

export const inboxGroups = ['waits', 'all', 'done'] as const
export type InboxGroup = (typeof inboxGroups)[number]

export const OpenNotification = z.object({ id: z.uuid() })
export type OpenNotification = z.infer<typeof OpenNotification>
