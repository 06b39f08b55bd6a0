/** Pop, rock, punk, metal. One word of ours per line, see genres.ts. */
export const rockAndPopWords = `
pop: pop music; mainstream pop; pop/chart; top 40; schlager pop; international pop; pop international
art pop < pop: avant-pop; art-pop; experimental pop; chamber pop; baroque pop
bedroom pop < pop, indie
dream pop < pop, indie: dreampop; dream-pop
electropop < pop: electro pop; electro-pop; electronic pop
synthpop < pop: synth-pop; synth pop; technopop; techno-pop; techno kayo; synthwave pop; synth
indie pop < pop, indie: indiepop; twee pop; c86; twee; jangle pop
k-pop < pop: kpop; korean pop
j-pop < pop: jpop; japanese pop; city pop; shibuya-kei
latin pop < pop, latin: pop latino
power pop < pop, rock: powerpop
schlager < pop: deutscher schlager; volksmusik; party schlager; ballermann
soft rock < pop, rock: yacht rock; adult contemporary; aor; soft-rock
teen pop < pop: boy band; boy bands; girl group; bubblegum pop
chanson < pop: french pop; variete francaise; chanson francaise; nouvelle chanson
indie: indie music; independent; indie alternative; alternative / indie; alt
alternative: alternative music; alternative pop; alt pop; alt-pop; modern alternative
rock: rock music; rock & roll; rock and roll; rock'n'roll; rock n roll; classic rock; deutschrock; rock/pop;
    pop rock; pop/rock; rockabilly; rock en espanol
alternative rock < rock, alternative: alt rock; alt-rock; alternative-rock
blues rock < rock, blues: blues-rock; southern rock
folk rock < rock, folk: folk-rock; country rock; roots rock; heartland rock
garage rock < rock: garage-rock; garage punk; surf; surf rock; garage rock revival
glam rock < rock: glam; glam metal; hair metal
grunge < rock, alternative: post-grunge
hard rock < rock: hardrock; hard-rock; stadium rock; arena rock
indie rock < rock, indie: indie-rock; slacker rock; lo-fi indie; britpop; brit pop; brit-pop
krautrock < rock: kraut; kosmische; kosmische musik; kraut rock; motorik
math rock < rock: math-rock; mathrock
noise rock < rock, experimental: noise pop; no wave
post-punk < rock, punk: post punk; postpunk; post-punk revival
post-rock < rock: post rock; postrock; post-metal
progressive rock < rock: prog rock; prog-rock; prog; art rock; symphonic rock; canterbury scene
psychedelic rock < rock: psychedelic; psych rock; acid rock; neo-psychedelia; psychedelia; psych;
    space rock; psychedelic pop
shoegaze < rock, indie: shoegazing; shoegazer; nu gaze; blackgaze
stoner rock < rock, metal: stoner; desert rock; stoner metal; sludge
new wave: newwave; new romantic; neue deutsche welle; ndw; synth new wave; wave (new)
punk: punk rock; punk-rock; hardcore punk; street punk; oi; oi!; deutschpunk; folk punk; psychobilly;
    ska punk; skate punk; crust punk
pop punk < punk, pop: pop-punk; melodic punk
emo < punk, rock: screamo; emocore; midwest emo; post-hardcore; post hardcore
metal: metal music; heavy metal; heavy-metal; power metal; symphonic metal; gothic metal; folk metal;
    speed metal; nwobhm
black metal < metal: atmospheric black metal; post-black metal
death metal < metal: melodic death metal; technical death metal; grindcore; deathcore; brutal death metal
doom metal < metal: doom; drone metal; funeral doom metal; sludge metal
industrial metal < metal, industrial: neue deutsche harte; ndh; industrial rock
metalcore < metal: melodic metalcore; mathcore; djent
nu metal < metal: nu-metal; numetal; rap metal; rap rock; alternative metal; funk metal
progressive metal < metal: prog metal; avant-garde metal
thrash metal < metal: thrash; crossover thrash
`;
