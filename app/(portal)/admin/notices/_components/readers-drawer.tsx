import { getTranslations } from 'next-intl/server'
import { Drawer } from '@/components/ui/drawer'
import { Scroll } from '@/components/ui/scroll'
import { State } from '@/components/ui/state'
import { getFormat } from '@/lib/i18n/get-format'
import type { NoticeReader } from '@/lib/notify/notice-queries'

type Props = { title: string; readers: NoticeReader[]; closeHref: string }

/** Who has confirmed a notice and who has not; those who have not stand first. */
export async function ReadersDrawer({ title, readers, closeHref }: Props) {
  const [t, f] = await Promise.all([getTranslations('notify.admin'), getFormat()])
  const read = readers.filter(({ readAt }) => readAt).length
  return (
    <Drawer title={t('readers')} subtitle={title} closeHref={closeHref}>
      <p>{t('readBy', { read, total: readers.length })}</p>
      <Scroll>
        <table className="tbl tbl--dense tbl--flush">
          <caption className="sr">{t('readers')}</caption>
          <thead>
            <tr>
              <th>{t('reader')}</th>
              <th>{t('readAt')}</th>
            </tr>
          </thead>
          <tbody>
            {readers.map(({ personId, name, agency, readAt }) => (
              <tr key={personId}>
                <th scope="row" lang="zh-CN">
                  {name}
                  {agency ? <span className="sub">{agency}</span> : null}
                </th>
                <td>{readAt ? f.exact(readAt) : <State is="waiting">{t('notYet')}</State>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </Drawer>
  )
}
