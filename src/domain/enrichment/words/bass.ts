/** Drum and bass, dubstep, garage, breaks. One word of ours per line, see genres.ts. */
export const bassWords = `
drum and bass: dnb; d&b; db; drum'n'bass; drumnbass; drum & bass; drum and base; dram and bass
atmospheric drum and bass < drum and bass: atmospheric dnb; ambient drum and bass; ambient dnb;
    intelligent drum and bass
autonomic < drum and bass: minimal drum and bass; minimal dnb; microfunk
dancefloor drum and bass < drum and bass: dancefloor dnb; dancefloor
darkstep < drum and bass: dark drum and bass; skullstep; darkcore; techstep darkside
deep drum and bass < drum and bass: deep dnb
drumfunk < drum and bass: drum funk; choppage
halftime < drum and bass: half-time; halftime drum and bass; halftime dnb; half time; 170
jump up < drum and bass: jump-up; jumpup; jump up drum and bass; jump up dnb; clownstep
jungle < drum and bass: oldschool jungle; ragga jungle; ragga; jungle drum and bass; breakbeat jungle;
    jungle techno
jungle terror < house
liquid drum and bass < drum and bass: liquid; liquid funk; liquid dnb; liquid drum & bass;
    soulful drum and bass
neurofunk < drum and bass: neuro; neuro funk; neurofunk drum and bass; techno drum and bass
sambass < drum and bass: brazilian drum and bass; latin drum and bass
techstep < drum and bass: tech step
dubstep: dub step; uk dubstep
140 < dubstep: deep dubstep; 140 / deep dubstep / grime; 140 deep dubstep; deep 140; dungeon
brostep < dubstep: riddim; riddim dubstep; tearout; tearout dubstep; hybrid trap dubstep; briddim
chillstep < dubstep: chill step; ambient dubstep; liquid dubstep
future garage < uk garage, bass: futuregarage
melodic dubstep < dubstep: melodic bass; color bass; colour bass
post-dubstep < dubstep: postdubstep
drumstep < dubstep, drum and bass: drum step
glitch hop < bass: glitchhop; glitch-hop; neurohop
moombahton < bass: moombahcore; moombahsoul; moombah
midtempo bass < bass: midtempo; mid-tempo; midtempo electronic
future bass < bass: futurebass; kawaii bass; kawaii future bass; trap / future bass; chill trap
trap < hip hop, bass: edm trap; hybrid trap; festival trap; trap edm; trap (edm); twerk; trapstyle
bass: bass music; bass / club; uk bass; bass club; leftfield bass; experimental bass; freeform bass;
    global bass; tropical bass
footwork < bass: juke; footwork / juke; chicago footwork; juke / footwork; footwork jungle
wave < bass: hardwave; hard wave; wave music
wonky < bass: purple sound; street bass; skweee
deconstructed club < bass: post-club; deconstructed; hyper club
singeli < bass: cheza
uk garage: ukg; garage; uk garage / bassline; 2-step; 2 step; 2step; two step; 2-step garage; new uk garage;
    uk-garage; garage uk
bassline < uk garage: bassline house; 4x4 garage; 4 x 4 garage; organ house
speed garage < uk garage: speedgarage
grime: grime music; eskibeat; uk grime; weightless; sinogrime
breaks: breakbeat; breaks / breakbeat / uk bass; breakbeats; break beat; break beats; breaks / uk bass
acid breaks < breaks
big beat < breaks: bigbeat; chemical breaks
breakbeat hardcore < breaks, hard dance: hardcore breaks; old skool hardcore; oldskool rave;
    uk breakbeat hardcore; nu rave breaks
breakcore < breaks: raggacore; mashcore; lolicore; cybergrind breakcore
broken beat < breaks: brokenbeat; bruk; bruk up; nu jazz broken beat
florida breaks < breaks: funky breaks; miami breaks
nu skool breaks < breaks: nu skool; nuskool breaks; new skool breaks; nu-skool breaks; tech breaks
progressive breaks < breaks: prog breaks; atmospheric breaks; psy breaks; psybreaks
`;
