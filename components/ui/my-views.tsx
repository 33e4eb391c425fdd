'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { DialogButton } from './dialog-button'
import { Icon } from './icon'
import { Link } from './link'

type View = { name: string; query: string }

/** The reader's own views of a list: a name for an address, kept in this browser. */
export function MyViews({ path, query }: { path: string; query: string }) {
  const t = useTranslations('ui.table')
  const [views, setViews] = useState<View[]>([])
  const key = `views:${path}`

  useEffect(() => setViews(read(key)), [key])

  function keep(next: View[]) {
    setViews(next)
    localStorage.setItem(key, JSON.stringify(next))
  }

  const saved = views.some((view) => view.query === query)
  return (
    <>
      {views.map((view) => (
        <span key={view.name} className="tabs__own">
          <Link href={`${path}?${view.query}`} aria-current={view.query === query ? 'page' : undefined}>
            {t('mine', { name: view.name })}
          </Link>
          {view.query === query ? (
            <button
              type="button"
              className="iconbtn"
              aria-label={t('forgetView', { name: view.name })}
              onClick={() => keep(views.filter((one) => one !== view))}
            >
              <Icon name="close" small />
            </button>
          ) : null}
        </span>
      ))}
      {query && !saved ? (
        <DialogButton label={t('saveView')} title={t('saveView')} icon="plus" variant="link">
          {(close) => (
            <form
              onSubmit={(event) => {
                event.preventDefault()
                const name = String(new FormData(event.currentTarget).get('name')).trim()
                if (!name) return
                keep([...views.filter((view) => view.name !== name), { name, query }])
                close()
              }}
            >
              <label className="lab" htmlFor="view-name">
                {t('viewName')}
              </label>
              <input className="in" id="view-name" name="name" maxLength={20} required />
              <div className="form-foot">
                <button type="submit" className="btn btn--pri">
                  {t('saveView')}
                </button>
              </div>
            </form>
          )}
        </DialogButton>
      ) : null}
    </>
  )
}

function read(key: string): View[] {
  try {
    return JSON.parse(localStorage.getItem(key) ?? '[]') as View[]
  } catch {
    return []
  }
}
