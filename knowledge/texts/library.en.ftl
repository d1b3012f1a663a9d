# The fixed words on an answer card from the library.
card-source = Source: { $source }
card-checked = Checked on { DATE($day) }
card-valid-checked = Valid from { DATE($valid) } · checked on { DATE($checked) }
card-expired = **Please note:** this no longer holds since { DATE($day) }.
card-stale = **Please note:** this was not checked for a while. Please ask to be sure.
card-uncertain = **Please note:** this is not completely certain. Ask before you decide anything.
card-region = **Please note:** this is only for the region {$regions}.
card-schools = This is about: { $schools }.
card-not-schools = This is not about: { $schools }.
card-school-po = primary school
card-school-vo = secondary school
card-school-so = special education
card-school-vso = secondary special education
card-school-mbo = mbo
