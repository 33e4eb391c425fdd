import { getTranslations } from 'next-intl/server'
import { Form } from '@/components/ui/form'
import { Message } from '@/components/ui/message'
import { Section } from '@/components/ui/section'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextArea } from '@/components/ui/text-area'
import { can } from '@/lib/auth/permissions'
import { getFormat } from '@/lib/i18n/get-format'
import { orderCan } from '@/lib/orders/rules'
import { sendMessageAction } from '../actions'
import type { OrderPart } from './shared'

export async function MessagesSection({ order, actor, now }: OrderPart) {
  const [t, f] = await Promise.all([getTranslations('orders.page.messages'), getFormat()])
  const may = can(actor, 'order:message')
  return (
    <Section title={t('title')} note={t('note')} id="messages">
      {order.messages.map(({ id, person, personId, body, at }) => (
        <Message
          key={id}
          name={person}
          as={personId === order.requesterId ? t('requester') : undefined}
          when={f.moment(at, now)}
          mine={personId === actor.personId}
        >
          {body}
        </Message>
      ))}
      {may && orderCan('message', order) ? (
        <Form action={sendMessageAction} fields={{ orderId: order.id }} resetOnOk>
          <TextArea name="body" label={t('label')} placeholder={t('placeholder')} maxLength={4000} rows={2} />
          <div className="form-foot">
            <SubmitButton variant="plain">{t('send')}</SubmitButton>
          </div>
        </Form>
      ) : (
        <p className="small t3">{t('closed')}</p>
      )}
    </Section>
  )
}
