import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { LinkButton } from './button'
import { Icon } from './icon'
import type { IconName } from './icon-shapes'

type Props = {
  icon?: IconName
  title?: ReactNode
  children?: ReactNode
  actions?: ReactNode
  kind?: 'noMatch'
  clearHref?: string
}

/** Says when it will fill and what to do. `kind="noMatch"` is the ready text of a filter that finds nothing. */
export function EmptyState({ icon = 'info', title, children, actions, kind, clearHref }: Props) {
  const t = useTranslations('ui.empty')
  return (
    <div className="empty">
      <Icon name={icon} />
      <div>
        <h2>{title ?? (kind === 'noMatch' ? t('noMatch') : t('nothing'))}</h2>
        {children || kind ? <div className="t2">{children ?? t('noMatchRemedy')}</div> : null}
        {actions ? <div className="row">{actions}</div> : null}
        {clearHref ? (
          <div className="row">
            <LinkButton size="small" href={clearHref}>
              {t('clear')}
            </LinkButton>
          </div>
        ) : null}
      </div>
    </div>
  )
}
