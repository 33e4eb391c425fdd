import type { ReactNode } from 'react'
import { Icon } from './icon'
import { Spoken } from './spoken'
import { StateGlyph } from './state'

type Props = {
  tone?: 'info' | 'ok' | 'warn' | 'bad'
  title?: ReactNode
  children?: ReactNode
  actions?: ReactNode
  live?: boolean
}

/** A notice in the page. `live` announces it when it appears. */
export function Note({ tone = 'info', title, children, actions, live }: Props) {
  return (
    <div
      className={tone === 'info' ? 'note' : `note note--${tone}`}
      role={live ? (tone === 'bad' ? 'alert' : 'status') : undefined}
    >
      {tone === 'info' ? (
        <Icon name="info" />
      ) : (
        <StateGlyph is={tone === 'ok' ? 'done' : tone === 'warn' ? 'risk' : 'failed'} />
      )}
      <div>
        {title ? (
          <b>
            <Spoken>{title}</Spoken>
          </b>
        ) : null}
        {children ? (
          <div>
            <Spoken>{children}</Spoken>
          </div>
        ) : null}
        {actions ? <div className="row">{actions}</div> : null}
      </div>
    </div>
  )
}
