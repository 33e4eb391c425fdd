'use client'

import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { useLive } from '@/components/shell/live'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { StateGlyph } from '@/components/ui/state'
import { useFormat } from '@/components/ui/use-format'
import type { AttachmentView } from '@/lib/orders/get-order'
import { routes } from '@/lib/routes'
import { detachFileAction } from '../actions'

type Props = { orderId: string; attachments: AttachmentView[]; saveFirst: () => Promise<boolean> }

/** Files go to the order at once; the draft is saved first so that it exists. */
export function AttachmentSection({ orderId, attachments, saveFirst }: Props) {
  const t = useTranslations('orders.form.attachments')
  const f = useFormat()
  const input = useRef<HTMLInputElement>(null)
  const [files, setFiles] = useState(attachments)
  const [busy, setBusy] = useState(false)
  const [errors, setErrors] = useState<string[]>([])
  // The order exists once it has a file; before that there is nothing to hear of.
  const pending = files.some(({ scan }) => scan === 'pending')
  useLive(pending ? [`order:${orderId}`] : [], ({ kind, data }) => {
    const scan = data?.scan
    if (kind !== 'attachment' || typeof scan !== 'string') return
    setFiles((before) => before.map((file) => (file.id === data?.attachmentId ? { ...file, scan } : file)))
  })
  const complain = (message: string) => setErrors((before) => [...before, message])

  async function send(chosen: FileList | null) {
    if (!chosen?.length) return
    setBusy(true)
    setErrors([])
    if (await saveFirst()) for (const file of chosen) await sendOne(file)
    else complain(t('saveFirst'))
    if (input.current) input.current.value = ''
    setBusy(false)
  }
  async function sendOne(file: File) {
    const body = new FormData()
    body.set('orderId', orderId)
    body.set('file', file)
    try {
      const answer = await fetch(routes.api.attachments, { method: 'POST', body })
      const made = (await answer.json()) as { id: string; name: string; error?: { message: string } }
      if (made.error) complain(`${file.name}: ${made.error.message}`)
      else
        setFiles((before) => [
          ...before,
          { id: made.id, name: made.name, bytes: file.size, scan: 'pending', scanNote: null },
        ])
    } catch {
      complain(t('failed', { name: file.name }))
    }
  }
  async function remove(id: string) {
    const data = new FormData()
    data.set('attachmentId', id)
    const state = await detachFileAction({}, data)
    if (state.ok) setFiles((before) => before.filter((file) => file.id !== id))
    else
      complain(
        state.error?.message ?? t('failed', { name: files.find((file) => file.id === id)?.name ?? '' }),
      )
  }
  return (
    <section className="sec" aria-labelledby="attachments">
      <h2 id="attachments">
        {t('title')}
        <small>{t('optional')}</small>
      </h2>
      <div>
        {files.length > 0 ? (
          <ul className="list">
            {files.map((file) => (
              <li key={file.id}>
                <div className="ttl">
                  <Icon name="attach" />
                  {file.scan === 'clean' ? (
                    <a href={routes.api.attachment(file.id)}>{file.name}</a>
                  ) : (
                    file.name
                  )}
                  <span className="due small t3 push">
                    {f.bytes(file.bytes)} {file.scan === 'clean' ? null : t(`scan.${file.scan}`)}
                    <button
                      type="button"
                      className="iconbtn"
                      aria-label={t('remove', { name: file.name })}
                      onClick={() => remove(file.id)}
                    >
                      <Icon name="close" small />
                    </button>
                  </span>
                </div>
              </li>
            ))}
          </ul>
        ) : null}
        <div className={files.length > 0 ? 'row mt-3' : 'row'}>
          <input
            ref={input}
            className="upload__in"
            type="file"
            multiple
            aria-label={t('add')}
            onChange={(event) => {
              event.stopPropagation()
              send(event.currentTarget.files)
            }}
          />
          <Button size="small" icon="plus" aria-hidden tabIndex={-1} onClick={() => input.current?.click()}>
            {busy ? t('sending') : t('add')}
          </Button>
          <span className="small t3">{t('limit')}</span>
        </div>
        {errors.map((error) => (
          <p key={error} className="err" role="alert">
            <StateGlyph is="failed" />
            {error}
          </p>
        ))}
      </div>
    </section>
  )
}
