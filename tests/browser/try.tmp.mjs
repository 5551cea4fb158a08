import { Bridge, sample, podcast } from '/work/main/tests/browser/bridge.mjs';
const t0=Date.now(); const lap=(w)=>console.log(w, Date.now()-t0);
const b = await Bridge.open(); lap('open');
await b.choose(process.argv[2]==='p'?podcast:sample);
await b.page.keyboard.press('Control+O');
await b.page.getByText(/findings? left/).waitFor(); lap('findings');
console.log(await b.page.locator('footer').innerText());
console.log(await b.page.locator('header').innerText());
await b.page.keyboard.press('F8');
await b.page.getByRole('listbox').waitFor(); 
console.log(await b.page.getByRole('listbox').innerText());
await b.page.screenshot({path:'/tmp/try.png'});
console.log(b.faults, b.refused);
await b.close(); lap('closed');
process.exit(0)
