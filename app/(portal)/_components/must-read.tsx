import { getTranslations } from 'next-intl/server'
import { ActionButton } from '@/components/ui/action-button'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { Tag } from '@/components/ui/tag'
import type { FrameNotice } from '@/lib/notify/frame-notices'
import { NoticeBody } from '../notices/_components/notice-body'
import { acknowledgeNoticeAction } from '../notices/actions'

type Props = { notice: FrameNotice; language: 'zh' | 'en'; left: number }

/** One mandatory notice in full, and the only way on: to confirm that it was read. */
export async function MustRead({ notice, language, left }: Props) {
  const t = await getTranslations('notify.notices')
  return (
    <>
      <PageHeader
        title={notice.title[language]}
        beside={<Tag tone="bad">{t('mandatory')}</Tag>}
        lede={t('mustReadText')}
        facts={left > 1 ? [{ key: 'left', value: t('left', { count: left }) }] : undefined}
      />
      <Section>
        <NoticeBody text={notice.body[language]} />
        <ActionButton action={acknowledgeNoticeAction} fields={{ noticeId: notice.id }} variant="primary">
          {t('acknowledge')}
        </ActionButton>
      </Section>
    </>
  )
}
