'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type ReactNode, useEffect, useRef } from 'react'
import { createPortal } from 'react-dom'
import { Icon } from './icon'
import { Link } from './link'
import { Spoken } from './spoken'

type Props = {
  title: ReactNode
  subtitle?: ReactNode
  children: ReactNode
  foot?: ReactNode
  /** Neighbours keep the drawer open. */
  previousHref?: string
  nextHref?: string
} & ({ closeHref: string; onClose?: undefined } | { closeHref?: undefined; onClose: () => void })

/** Beside the sheet on wide windows, over it on narrow ones; never modal. Esc closes it and the figure gets the focus back. */
export function Drawer({
  title,
  subtitle,
  children,
  foot,
  previousHref,
  nextHref,
  closeHref,
  onClose,
}: Props) {
  const t = useTranslations('ui.drawer')
  const router = useRouter()
  const panel = useRef<HTMLElement>(null)

  function close() {
    if (onClose) return onClose()
    const figure = document.querySelector<HTMLElement>(
      `[data-ask="${CSS.escape(location.pathname + location.search)}"]`,
    )
    router.push(closeHref, { scroll: false })
    figure?.focus()
  }

  useEffect(() => {
    document.documentElement.dataset.drawer = 'open'
    panel.current?.focus()
    return () => {
      delete document.documentElement.dataset.drawer
    }
  }, [])

  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      if (event.key === 'Escape' && !event.defaultPrevented && !document.querySelector('.scrim')) close()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  })

  const drawer = (
    <aside
      ref={panel}
      className="drawer"
      tabIndex={-1}
      aria-label={typeof title === 'string' ? title : t('label')}
    >
      <header className="drawer__head">
        <div>
          <h2>
            <Spoken>{title}</Spoken>
          </h2>
          {subtitle ? (
            <p className="t2">
              <Spoken>{subtitle}</Spoken>
            </p>
          ) : null}
        </div>
        <span className="push row">
          {previousHref ? (
            <Link className="iconbtn" href={previousHref} scroll={false} aria-label={t('previous')}>
              <Icon name="up" />
            </Link>
          ) : null}
          {nextHref ? (
            <Link className="iconbtn" href={nextHref} scroll={false} aria-label={t('next')}>
              <Icon name="down" />
            </Link>
          ) : null}
          <button type="button" className="iconbtn" aria-label={t('close')} onClick={close}>
            <Icon name="close" />
          </button>
        </span>
      </header>
      <div className="drawer__body">{children}</div>
      {foot ? <footer className="drawer__foot">{foot}</footer> : null}
    </aside>
  )
  // A figure may stand inside a sentence or a table cell, where a panel may not.
  return onClose ? createPortal(drawer, document.body) : drawer
}
