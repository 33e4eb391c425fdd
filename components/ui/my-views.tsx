'use client'

import { useTranslations } from 'next-intl'
import type { FormAction } from '@/lib/actions/form-state'
import { DialogButton } from './dialog-button'
import { Form } from './form'
import { Icon } from './icon'
import { Link } from './link'
import { SubmitButton } from './submit-button'
import { TextInput } from './text-input'

export type OwnViews = {
  kept: { id: string; name: string; query: string }[]
  /** Gets `page`, `query` and `name`. */
  save: FormAction
  /** Gets `viewId`. */
  forget: FormAction
}

/** The reader's own views of a list: a name for an address, kept with the account. */
export function MyViews({ path, query, views }: { path: string; query: string; views: OwnViews }) {
  const t = useTranslations('ui.table')
  const saved = views.kept.some((view) => view.query === query)
  return (
    <>
      {views.kept.map((view) => (
        <span key={view.id} className="tabs__own">
          <Link href={`${path}?${view.query}`} aria-current={view.query === query ? 'page' : undefined}>
            {t('mine', { name: view.name })}
          </Link>
          {view.query === query ? (
            <Form action={views.forget} fields={{ viewId: view.id }}>
              <button type="submit" className="iconbtn" aria-label={t('forgetView', { name: view.name })}>
                <Icon name="close" small />
              </button>
            </Form>
          ) : null}
        </span>
      ))}
      {query && !saved ? (
        <DialogButton label={t('saveView')} title={t('saveView')} icon="plus" variant="link">
          <Form action={views.save} fields={{ page: path, query }} className="stack-4">
            <TextInput name="name" label={t('viewName')} maxLength={20} required />
            <SubmitButton>{t('saveView')}</SubmitButton>
          </Form>
        </DialogButton>
      ) : null}
    </>
  )
}
