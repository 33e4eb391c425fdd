import type { AddressInfo } from 'node:net'
import { eq } from 'drizzle-orm'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll } from 'vitest'
import { SetQuietHours, setQuietHours } from '@/lib/agencies/set-quiet-hours'
import { type Databases, inTransaction } from '@/lib/context'
import { notifications, outgoingMails } from '@/lib/db/schema/notify'
import { countMails } from '@/lib/notify/count-mails'
import { mailTransport } from '@/lib/notify/mail-transport'
import { notify } from '@/lib/notify/notify'
import { queueMails } from '@/lib/notify/queue-mails'
import { sendMail } from '@/lib/notify/send-mail'
import { expect, test } from '@/lib/testing/db'
import { anAgency, aPerson, aSystem, countRows } from '@/lib/testing/factories'

const received: string[] = []
let refuse = false
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onRcptTo: (_to, _session, answer) => answer(refuse ? new Error('mailbox busy') : null),
  onData(stream, _session, done) {
    const chunks: Buffer[] = []
    stream.on('data', (chunk) => chunks.push(chunk))
    stream.on('end', () => {
      received.push(Buffer.concat(chunks).toString())
      done()
    })
  },
})
beforeAll(() => new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready)))
afterAll(() => new Promise<void>((ended) => server.close(ended)))
const transport = () => mailTransport(`smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`)

async function told(db: Databases) {
  const agency = await anAgency(db)
  const person = await aPerson(db, agency.id, ['approver'])
  await inTransaction(aSystem(db), (tx) =>
    notify(tx, { personIds: [person.id], kind: 'unheardOf', href: '/orders/1', subject: 'x:1', waits: true }),
  )
  return person
}
const mails = (db: Databases) => aSystem(db).db.select().from(outgoingMails).orderBy(outgoingMails.notBefore)

test('without a mail server notifications stay in the inbox only', async ({ db }) => {
  await told(db)
  expect(await queueMails(aSystem(db), { configured: false })).toBe(0)
  expect(await countRows(db, 'outgoing_mail')).toBe(0)
})

test('a notification goes out once, with a link, in the words of its reader', async ({ db }) => {
  expect(await queueMails(aSystem(db), { configured: true })).toBe(1)
  expect(await queueMails(aSystem(db), { configured: true })).toBe(0)
  expect(await countRows(db, 'pgboss.job'.replace('.', '"."'), `name = 'sendMail'`)).toBe(1)
  const [mail] = await mails(db)
  expect(mail?.subject).toBe('【政通】有一件事与您有关')
  expect(mail?.body).toContain('http://127.0.0.1:3000/orders/1')
  await sendMail(aSystem(db), { mailId: mail?.id ?? '' }, transport())
  await sendMail(aSystem(db), { mailId: mail?.id ?? '' }, transport())
  expect(received).toHaveLength(1)
  expect(await mails(db)).toMatchObject([{ state: 'sent', tries: 1 }])
})

test('what its reader has seen already is not mailed', async ({ db }) => {
  const person = await told(db)
  await aSystem(db)
    .db.update(notifications)
    .set({ readAt: new Date() })
    .where(eq(notifications.personId, person.id))
  expect(await queueMails(aSystem(db), { configured: true })).toBe(0)
})

test('a refused mail is kept with its reason, tried again, and given up after six tries', async ({ db }) => {
  await told(db)
  await queueMails(aSystem(db), { configured: true })
  const mailId = (await mails(db)).at(-1)?.id ?? ''
  refuse = true
  for (let tries = 1; tries <= 6; tries++) {
    await expect(sendMail(aSystem(db), { mailId }, transport())).rejects.toThrow(/mailbox busy/)
  }
  refuse = false
  expect((await mails(db)).at(-1)).toMatchObject({ state: 'failed', tries: 6 })
  expect(received).toHaveLength(1)
  const operator = await aPerson(db, null, ['resourceOperator'])
  expect(await countMails(operator.ctx)).toMatchObject({ failed: 1, sent: 1 })
  // A person has its job tried again.
  await sendMail(aSystem(db), { mailId }, transport())
  expect(received).toHaveLength(2)
  expect(await countMails(operator.ctx)).toMatchObject({ failed: 0, sent: 2 })
  const staff = await aPerson(db, (await anAgency(db)).id, ['staff'])
  await expect(countMails(staff.ctx)).rejects.toMatchObject({ kind: 'forbidden' })
})

test('in quiet hours the mail waits for their end', async ({ db }) => {
  const person = await told(db)
  await setQuietHours(person.ctx, { quietFrom: '00:00', quietTo: '23:59' })
  await queueMails(aSystem(db), { configured: true })
  const mail = (await mails(db)).at(-1)
  const minute = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(11, 16)
  if (minute !== '23:59') expect(mail?.notBefore.getTime()).toBeGreaterThan(Date.now())
})

test('quiet hours are given whole, and only by the person', async ({ db }) => {
  const agency = await anAgency(db)
  const person = await aPerson(db, agency.id, ['staff'])
  await expect(setQuietHours(person.ctx, { quietFrom: '22:00', quietTo: '' })).rejects.toMatchObject({
    code: 'notify.quietBoth',
  })
  await expect(setQuietHours(aSystem(db), { quietFrom: '', quietTo: '' })).rejects.toMatchObject({
    kind: 'forbidden',
  })
  expect(SetQuietHours.safeParse({ quietFrom: '25:00', quietTo: '07:00' }).success).toBe(false)
  await setQuietHours(person.ctx, { quietFrom: '22:00', quietTo: '07:30' })
  expect(await countRows(db, 'person', `id = '${person.id}' and quiet_from = 1320 and quiet_to = 450`)).toBe(
    1,
  )
  expect(await countRows(db, 'audit_event', `action = 'person.setQuietHours'`)).toBe(2)
})

test('only the system queues and sends', async ({ db }) => {
  const person = await told(db)
  await expect(queueMails(person.ctx, { configured: true })).rejects.toMatchObject({ kind: 'forbidden' })
  await expect(sendMail(person.ctx, { mailId: crypto.randomUUID() }, transport())).rejects.toMatchObject({
    kind: 'forbidden',
  })
})
