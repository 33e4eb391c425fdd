import { useTranslations } from 'next-intl'
import { ActionButton } from '@/components/ui/action-button'
import { DialogButton } from '@/components/ui/dialog-button'
import { EmptyState } from '@/components/ui/empty-state'
import { Form } from '@/components/ui/form'
import { Scroll } from '@/components/ui/scroll'
import { Section } from '@/components/ui/section'
import { State } from '@/components/ui/state'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextArea } from '@/components/ui/text-area'
import { TextInput } from '@/components/ui/text-input'
import { useFormat } from '@/components/ui/use-format'
import type { ListedKey } from '@/lib/compute/list-ssh-keys'
import { createSshKeyAction, revokeSshKeyAction } from '../actions'

type Props = { keys: ListedKey[]; owners: ReadonlyMap<string, string>; now: Date }

/** Public keys of the agency's people, with the fingerprint by which ssh knows them. */
export function Keys({ keys, owners, now }: Props) {
  const t = useTranslations('compute.keys')
  const f = useFormat()
  const add = (
    <DialogButton label={t('addKey')} title={t('addKey')} icon="plus" size="small" wide>
      <Form action={createSshKeyAction} className="stack-4">
        <TextInput name="name" label={t('name')} maxLength={60} required />
        <TextArea name="publicKey" label={t('publicKey')} hint={t('publicKeyHint')} rows={4} required />
        <SubmitButton>{t('save')}</SubmitButton>
      </Form>
    </DialogButton>
  )
  return (
    <Section title={t('keys')} note={t('keysNote')} aside={add}>
      {keys.length === 0 ? (
        <EmptyState icon="key" title={t('noKeys')}>
          {t('noKeysNote')}
        </EmptyState>
      ) : (
        <Scroll>
          <table className="tbl tbl--stack tbl--flush">
            <caption className="sr">{t('keys')}</caption>
            <thead>
              <tr>
                <th>{t('name')}</th>
                <th>{t('fingerprint')}</th>
                <th>{t('owner')}</th>
                <th>{t('added')}</th>
                <th>{t('state')}</th>
                <th>
                  <span className="sr">{t('revoke')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {keys.map((key) => (
                <tr key={key.id}>
                  <td className="head-cell">
                    <b lang="zh-CN">{key.name}</b>
                    <span className="sub mono">{key.publicKey.split(' ')[0]}</span>
                  </td>
                  <td data-l={t('fingerprint')} className="mono">
                    {key.fingerprint}
                  </td>
                  <td data-l={t('owner')} lang="zh-CN">
                    {owners.get(key.personId) ?? '—'}
                  </td>
                  <td data-l={t('added')}>{f.day(key.createdAt, now)}</td>
                  <td data-l={t('state')}>
                    {key.revokedAt ? (
                      <State is="closed">{t('revoked', { day: f.day(key.revokedAt, now) })}</State>
                    ) : (
                      <State is="done">{t('active')}</State>
                    )}
                  </td>
                  <td className="num">
                    {key.revokedAt ? null : (
                      <ActionButton
                        action={revokeSshKeyAction}
                        fields={{ keyId: key.id }}
                        size="small"
                        variant="quiet"
                        confirm={{
                          title: t('revokeTitle', { name: key.name }),
                          consequences: [t('revoke1'), t('revoke2')],
                          danger: true,
                        }}
                      >
                        {t('revoke')}
                      </ActionButton>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
    </Section>
  )
}
