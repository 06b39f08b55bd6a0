/** Electronic music that is not house, techno, trance, bass or breaks. One word of ours per line, see genres.ts. */
export const electronicWords = `
electronic: electronic music; elektronische musik; electronic dance music; edm; dance; dance music; club;
    club music; electronic / dance; electronica / dance; dance/electronic; electro / dance
electronica: electronica music; idm electronica; indietronica electronica; livetronica
electro: electro (classic / detroit / modern); electro classic; classic electro; electro-funk; electro funk;
    electrofunk; modern electro; elektro; skynet electro
detroit electro < electro
electroclash < electro: electro clash; electroclash / synth; nu electro
miami bass < electro: booty bass; bass rap
freestyle < electro: latin freestyle; freestyle music
electro swing < electronic: electroswing; swing house; swing hop
ambient: ambient music; ambient / experimental; ambiance; ambient electronic; ambientes; soundscape;
    soundscapes; atmospheric; beatless
dark ambient < ambient: black ambient; ritual ambient; dark-ambient; isolationism; dungeon synth
drone < ambient: drone ambient; ambient drone; drone music
modern classical < ambient, classical: neo-classical; neoclassical; neo classical; contemporary classical;
    post-classical; modern composition; post-minimalism
new age < ambient: new-age; meditation; healing; yoga; reiki
psybient < ambient, downtempo: psychill; psy ambient; psychedelic ambient; psy chill; psydub;
    psychedelic chill
space ambient < ambient: space music; berlin school; berlin-school
field recording < ambient: field recordings; nature sounds
downtempo: down tempo; downbeat; chillout; chill out; chill-out; chill out/trip-hop/lounge; lounge;
    chill house; chillout / lounge; easy listening electronic; slow house
balearic < downtempo: balearic beat; balearic / downtempo; balearic house; ibiza chillout
chillwave < downtempo: chill wave; glo-fi; hypnagogic pop; chillgaze
dub: dub music; dub reggae; roots dub; digidub; steppers; uk dub; dubwise; ambient dub; dub poetry
ethno < downtempo: ethnic electronica; ethnotronica; worldbeat electronic; tribal ambient;
    world fusion electronic; folktronica; organic electronica
future beats < downtempo: beats; beat music; instrumental beats; la beats; chillhop; chill hop; lo-fi beats;
    lofi beats; lo-fi hip hop; lofi hip hop; lofi
illbient < downtempo
leftfield < electronica: leftfield electronica; left field; abstract; outsider electronic
nu jazz < downtempo, jazz: nu-jazz; nujazz; future jazz; jazztronica; electro jazz; electro-jazz; acid jazz;
    jazz house downtempo; jazzdance nu
trip hop < downtempo: trip-hop; triphop; bristol sound; trip hop/downtempo; abstract hip hop trip hop
idm < electronica: intelligent dance music; braindance; drill n bass; drill'n'bass; drill and bass;
    intelligent techno
glitch < electronica: clicks & cuts; microsound; clicks and cuts; glitch music; wonky glitch
indietronica < electronica, indie: indie electronic; indie electronica; electronic indie; lap-pop;
    laptronica
bitpop < electronica: chiptune; 8-bit; 8bit; chip music; chiptunes; nintendocore; game boy
vaporwave < electronica: future funk; vapor; mallsoft; late night lo-fi; vapourwave; hardvapour; signalwave;
    barber beats
witch house < electronica: witchhouse; haunted house
synthwave < electronica: retrowave; outrun; darksynth; synth wave; dreamwave; cyberpunk; spacesynth;
    space synth; futuresynth
phonk < electronica, hip hop: drift phonk; brazilian phonk; house phonk; gym phonk
hyperpop < electronica, pop: digicore; bubblegum bass; pc music; glitchcore; nightcore
uk experimental < experimental: experimental electronic; experimental club; avant-garde electronic
experimental: avantgarde; avant-garde; experimental music; musique concrete; electroacoustic;
    electro-acoustic; sound art; improvisation; free improvisation; acousmatic; sound collage; tape music;
    modern creative
noise < experimental: harsh noise; power electronics; noise music; japanoise; rhythmic noise; power noise
industrial: industrial music; post-industrial; industrial electronic
ebm < industrial: electronic body music; body music; new beat; newbeat; dark electro; electro-industrial;
    electro industrial; aggrotech; hellektro; tbm; industrial ebm
futurepop < industrial: future pop
dark wave < new wave: darkwave; cold wave; coldwave; minimal wave; minimal synth; ethereal; ethereal wave;
    neue deutsche todeskunst; goth; gothic; synth goth
disco: disco music; 70s disco; classic disco; disco / funk
nu disco < disco: nu-disco; nudisco; new disco; disco edit; disco edits; space disco; beardo disco;
    cosmic disco; cosmic; nu-disco / disco
italo disco < disco: italo-disco; italodisco; italo; euro disco; euro-disco; eurodisco; hi nrg; hi-nrg;
    hinrg; high energy
indie dance < indie: indie dance / nu disco; indie-dance; dark disco; darkdisco; alternative dance;
    dance-punk; dance punk; electro rock; nu rave indie; madchester; baggy; slow burning indie dance;
    indiedance
boogie < disco, funk: post-disco; modern funk; electro boogie
mainstage: main stage; festival edm; edm mainstage; progressive edm; electro house mainstage
dance pop < pop: dance-pop; dance / pop; eurodance; euro dance; euro-dance; commercial dance;
    bubblegum dance; nu dance; italo dance; italodance; dancehall pop; vocal dance
brazilian funk: funk carioca; baile funk; funk brasileiro; funk mandelao; mandelao; brazilian bass funk;
    funk bruxaria; favela funk
afrobeats < african: afro beats; afro-pop; afropop; afro pop; afroswing; afro-swing; alte; naija
kuduro < african: batida; afro-house kuduro; tarraxinha; tarraxo; kizomba
dj tools: dj tool; acapellas; acappella tools; loops; sound effects; battle tools; locked grooves; samples
`;
