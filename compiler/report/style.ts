/** How the page of the cost report looks. */

export const STYLE = `
body { font: 15px/1.5 sans-serif; margin: 2em; color: #222; background: #fff; }
.code { font-family: monospace; white-space: pre; border: 1px solid #ccc; overflow-x: auto; }
.line { display: block; padding-right: 1em; }
.line i { display: inline-block; width: 4em; padding-right: 1em; text-align: right; color: #888; font-style: normal; }
summary { cursor: pointer; list-style: none; }
.code ul { white-space: normal; font-family: sans-serif; margin: 0.3em 0 0.6em 5em; }
.l0 { background: #fff; }
.l1 { background: #fff6c8; }
.l2 { background: #ffdf80; }
.l3 { background: #ffb347; }
:target > .line, .line:target { outline: 2px solid #06c; }
td { padding: 0 1.5em 0 0; }
`;
