/** Plain text with its paragraphs; nothing in it is markup. */
export function NoticeBody({ text }: { text: string }) {
  return <p className="max-w-[48em] whitespace-pre-line">{text}</p>
}
