"""
Words of which guessed passwords are made, without the decoration by which people reach four classes.

Source: the «most common passwords» lists of the NCSC (2019) and of NordPass (2019–2024); the clean words of the first 420
of the list of zxcvbn 4.5.0 (MIT); Russian words, months, days and words of this house.
"""

from __future__ import annotations

from typing import Final

WORDS: Final = frozenset(
    """
    password passwd passw0rd welcome letmein iloveyou admin administrator login root user guest test default
    changeme secret master sunshine princess football baseball liverpool chelsea dragon monkey superman batman
    pokemon starwars michael jessica charlie ashley jordan daniel thomas hello whatever freedom shadow flower cheese
    computer internet samsung google trustno1 abc123 a1b2c3d4 1q2w3e4r gosuslugi frmr minzdrav doctor vrach moscow
    moskva russia rossiya spring summer autumn winter january february march april june july august september
    october november december monday tuesday wednesday thursday friday saturday sunday parol privet lubov
    пароль привет любовь люблю россия москва госуслуги минздрав админ администратор доктор врач больница солнышко
    спартак зенит динамо секрет вход логин весна лето осень зима январь февраль март апрель июнь июль август
    сентябрь октябрь ноябрь декабрь понедельник вторник среда четверг пятница суббота воскресенье
    mustang killer hunter harley buster soccer tigger ranger hockey pepper maggie ginger dallas matrix yankees
    corvette austin access thunder merlin diamond hammer silver samantha golfer scooter orange cookie maverick
    sparky phoenix mickey bigdog snoopy guitar chicken camaro mercedes peanut ferrari falcon cowboy steelers smokey
    dakota arsenal eagles tigers marina nascar gateway yellow porsche monster spider diablo hannah bulldog junior
    london purple lakers iceman cowboys money banana boston tennis coffee scooby nikita yamaha mother barney brandy
    chester oliver player rangers midnight chicago bigdaddy redsox angel fender jasper slayer rabbit natasha marine
    wizard marlboro raiders prince casper fishing jasmine adidas winner gandalf golden cocacola winston madison
    angels panther sophie toyota tiger canada muffin apples slipknot scorpion startrek rainbow newyork redskins
    gemini cameron florida turtle sierra viking rocket dolphins captain bandit jaguar packers peaches dolphin helpme
    maxwell maddog giants nirvana hotdog rosebud mountain warrior stupid elephant success alexis lucky scorpio
    samson driver freddy sydney gators dexter creative voodoo trouble america nissan gunner garfield apollo eminem
    legend airborne apple brooklyn godzilla skippy buddy kitten magic shelby beaver phantom xavier braves darkness
    copper platinum tomcat bigboy animal police online voyager sniper trinity blazer heaven snowball bubbles cricket
    willow donkey topgun nintendo saturn destiny pakistan pumpkin digital sergey redwings explorer guinness lasvegas
    beatles cassie christin celtic andrey broncos eclipse fluffy cartman michigan carolina birdie pantera cherry
    vampire mexico buffalo genius montana minecraft maximus flyers lovely stalker metallica doggie snickers speedy
    bronco
    """.split()  # noqa: SIM905 - a text of words is read and grown, a list of quotes is not
)
