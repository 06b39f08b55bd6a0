/** House, techno, trance and hard dance. One word of ours per line, see genres.ts. */
export const clubWords = `
house: house music; us house; uk house; german house; classic house
acid house < house: acid-house
afro house < house: afrohouse; afro tech; afro deep; african house; afro latin; 3-step; 3step
afro melodic < house: melodic afro house; afro melodic house
amapiano: ama piano; private school amapiano; bacardi; sgija; piano amapiano
ballroom < house: vogue; vogue house; ballroom house
baltimore club < house: jersey club; bmore; philly club; jersey house; jersey sound
bass house < house: g house bass; brazilian bass; slap house; car music
big room < house: big room house; bigroom; festival house; big room techno
chicago house < house: old school chicago
complextro < house
deep house < house: deephouse; deep-house; deep soulful house; deep disco; lo-fi deep house
deep tech < house: deep tech house; minimal deep tech; deep minimal; rominimal; ro-minimal
detroit house < house
disco house < house, disco: nu disco house; disco-house; filter house
diva house < house: handbag house; handbag
dutch house < house: dirty dutch; melbourne bounce; bounce house
electro house < house: electrohouse; dirty electro; fidget house; fidget
euro house < house: eurohouse; hip house; italo house; italo-house; italian house
french house < house: french touch; filter disco
funky house < house, disco: funk house; funky / groove / jackin house; groove house
future house < house: future bounce
garage house < house: us garage; new york house; new jersey house; vocal garage
ghetto house < house: ghettotech; ghetto tech; booty house; juke house
gqom < house: gqom house; sghubu
hard house < house, hard dance: uk hard house; hardhouse; nrg; hard nrg; pumping house
jackin house < house: jackin; jackin'; jacking house; chicago jack
jazz house < house, jazz: jazzy house; nu jazz house; jazzdance
kwaito < house: south african house; sa house
latin house < house: latin tech; guaracha; tribal guarachero; latin electronic
lo-fi house < house: lofi house; outsider house
melodic house < house: melodic deep house; melodic progressive; indie house
microhouse < house, minimal: micro house; micro-house; minimal house; tech house minimal
organic house < house: organic downtempo; ethno house; folktronica house; oriental house; desert house
piano house < house: old school piano
progressive house < house: prog house; progressive; prog-house; deep progressive house
soulful house < house: soulful; gospel house; vocal house; soulful deep house
speed house < house: speed garage house; uk speed house
stutter house < house
tech house < house: techhouse; tech-house; groovy tech house
tribal house < house: tribal; percussive house; tribal tech house
tropical house < house: tropical; trop house
uk funky < house, uk garage: funky uk
techno: techno music; german techno; berlin techno; tekno; uk techno; schranz techno
acid techno < techno: acid; acid tekno; acid trance techno; 303
ambient techno < techno, ambient
birmingham techno < techno: uk industrial techno
bleep < techno: bleep techno; yorkshire bleep; bleep and bass
broken techno < techno: broken beat techno; bass techno; leftfield techno
deep techno < techno: raw / deep / hypnotic; deep hypnotic techno
detroit techno < techno: high-tech soul; hi-tech soul
dub techno < techno: dubtechno; dub-techno; basic channel
free techno < techno: freetekno; free tekno; tribe; tribecore; mental tekno; hardtek; raggatek
hard techno < techno, hard dance: hardtechno; schranz; hard-techno; rave techno; fast techno
hardgroove < techno: hardgroove techno; hard groove; groove techno; tribal techno; funky techno
hypnotic techno < techno: mental techno; trippy techno
industrial techno < techno, industrial: dark techno; ebm techno
melodic techno < techno: melodic; melodic-techno; neo trance techno; emotional techno
minimal techno < techno, minimal: minimaltechno; minimal tech; mnml
minimal: minimal electronic; minimal / deep tech house; minimal house & techno; bounce minimal
neo rave < techno, hard dance: rave; new rave; nu rave; old school rave; ravey; hardcore breaks rave
peak time techno < techno: peak time; driving techno; peaktime; big room techno driving
raw techno < techno: warehouse techno; underground techno
wonky techno < techno: wonky-techno
trance: trance music; euro trance; eurotrance; dream trance; classic trance; main floor trance
acid trance < trance
dark psytrance < psytrance, trance: dark psy; darkpsy; forest psytrance; hi-tech psytrance; hitech
full-on < psytrance, trance: full on; full-on psytrance; night full-on; twilight psytrance
goa trance < psytrance, trance: goa; goa psytrance; goa-trance; neogoa
hard trance < trance, hard dance: hardtrance; tech hard trance; hands up; handsup
neo trance < trance: neotrance; neo-trance; raw trance; deep trance; hypnotic trance; progressive neo trance
progressive psytrance < psytrance, trance: progressive psy; psyprog; progpsy; offbeat psytrance; zenonesque
progressive trance < trance: prog trance; progressive-trance
psytrance < trance: psy trance; psychedelic trance; psy-trance; psy; psychedelic electronic
suomisaundi < psytrance, trance: suomi trance; freeform psytrance
tech trance < trance: techtrance; tech-trance; techno trance
uplifting trance < trance: epic trance; anthem trance; orchestral trance; energy trance
vocal trance < trance: vocal-trance; balearic trance
hard dance: hard dance / hardcore / neo rave; harder styles; hard dance / hardcore
hardstyle < hard dance: hard style; euphoric hardstyle; reverse bass; nustyle; early hardstyle
rawstyle < hard dance: raw hardstyle; xtra raw; rawphoric
jumpstyle < hard dance: jump style; tekstyle
hardcore < hard dance: hardcore techno; mainstream hardcore; rotterdam hardcore; hardcore electronic;
    industrial hardcore; early hardcore; millennium hardcore
gabber < hard dance: gabba; early rave gabber; rotterdam techno
happy hardcore < hard dance: happycore; uk hardcore; 4-beat; hardcore uk; makina; bouncy techno
frenchcore < hard dance: french core
speedcore < hard dance: splittercore; extratone; terrorcore; terror
freeform hardcore < hard dance: freeform; trancecore
crossbreed < hard dance, drum and bass: hardcore drum and bass
doomcore < hard dance: doomcore techno; darkcore techno
j-core < hard dance: jcore; japanese hardcore
`;
