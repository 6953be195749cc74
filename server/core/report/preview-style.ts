/** The look of the preview as a page of its own; in the editor the theme gives it (client/media/preview.css). */
export const previewStyle = `:root {
  color-scheme: light dark;
  --text: #1c2429;
  --page: #ffffff;
  --quiet: #56636b;
  --line: #d4dade;
  --code: #f2f5f6;
  --error: #b3261e;
  --warning: #8a5a00;
  --information: #0b6474;
}
@media (prefers-color-scheme: dark) {
  :root {
    --text: #e3e8ea;
    --page: #14191c;
    --quiet: #9dabb3;
    --line: #39444a;
    --code: #20282c;
    --error: #ff8a80;
    --warning: #f2c063;
    --information: #7fd1de;
  }
}
body {
  max-width: 62rem;
  margin: 0 auto;
  padding: 2rem 1.5rem 4rem;
  color: var(--text);
  background: var(--page);
  font: 16px/1.5 system-ui, sans-serif;
}
h1, h2, h3 { margin: 1.5em 0 0.4em; line-height: 1.25; }
h1 { margin-top: 0; }
h2 { padding-bottom: 0.2em; border-bottom: 1px solid var(--line); }
code { padding: 0.1em 0.3em; background: var(--code); border-radius: 3px; font: 0.875em ui-monospace, monospace; overflow-wrap: anywhere; }
ul { padding-left: 1.4em; }
li { margin: 0.4em 0; }
li p { margin: 0.3em 0 0.8em; }
summary { cursor: pointer; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: 0.4em 0.8em 0.4em 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
th[scope="rowgroup"] { font-weight: normal; }
.stage { margin: 1em 0; padding: 0.2em 1em 0.6em; border-left: 4px solid var(--line); }
.stage.blocked { border-left-color: var(--error); }
.stage h3 { margin-top: 0.3em; }
.error { color: var(--error); }
.warning { color: var(--warning); }
.information { color: var(--information); }
.lane { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0.5em; }
.server, .count { padding: 0 0.6em; border: 1px solid currentColor; border-radius: 1em; font-size: 0.875rem; font-weight: normal; }
.quiet, .evidence { color: var(--quiet); }
.evidence code { color: var(--text); }
@media print {
  body { max-width: none; padding: 0; font-size: 10pt; }
  .stage, tr, li { break-inside: avoid; }
  h2, h3 { break-after: avoid; }
  details::details-content { content-visibility: visible; block-size: auto; }
}
`;
