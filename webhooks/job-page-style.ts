/** The style of the public pages, inside the page: they load nothing from anywhere. */
export const JOB_PAGE_STYLE = `:root{--ink:#1d2733;--soft:#5b6877;--line:#dfe5ea;--brand:#0f766e}
*{box-sizing:border-box}
body{margin:0;background:#f4f6f8;color:var(--ink);font:17px/1.6 system-ui,"Segoe UI",Roboto,"Noto Sans","Noto Sans Myanmar",Padauk,Pyidaungsu,"Myanmar Text",sans-serif}
html[lang=my] body{line-height:1.85}
header,main,footer{max-width:40rem;margin:auto;padding:.9rem 1rem}
header{display:flex;justify-content:space-between;align-items:baseline}
a{color:var(--brand)}
.brand{font-weight:700;color:var(--brand)}
.card{background:#fff;border:1px solid var(--line);border-radius:14px;padding:1.1rem;margin:0 0 1rem}
h1{font-size:1.45rem;line-height:1.5;margin:0 0 .2rem;overflow-wrap:anywhere}
html[lang=my] h1{line-height:1.75}
h2{font-size:1rem;margin:1.1rem 0 .2rem}
p{margin:0 0 .75rem;overflow-wrap:anywhere}
.soft{color:var(--soft)}
.note{background:#fff4dc;border:1px solid #f0d9a8;color:#8a5300;border-radius:10px;padding:.6rem .9rem}
.friend{background:#e3f4f1;border-radius:10px;padding:.6rem .9rem}
dl{display:grid;grid-template-columns:auto 1fr;gap:.25rem 1rem;margin:.9rem 0 0}
dt{color:var(--soft)}
dd{margin:0;min-width:0;overflow-wrap:anywhere}
.go{display:grid;gap:.6rem}
.go a{display:block;text-align:center;color:#fff;text-decoration:none;font-weight:600;border-radius:12px;padding:.7rem 1rem}
.telegram{background:#1f7fb8}
.viber{background:#6a57e0}
.go a:focus-visible{outline:3px solid #5cc2b5;outline-offset:2px}
footer{color:var(--soft);font-size:.88rem}
@media(min-width:30rem){.go{grid-template-columns:1fr 1fr}.go p{grid-column:1/-1}}
@media(max-width:24rem){dl{grid-template-columns:1fr;gap:0}dd{margin-bottom:.4rem}}`;
