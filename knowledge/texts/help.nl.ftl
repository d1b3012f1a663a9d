# Vaste woorden van de hulplijst (/hulp).
help-checked = Nagekeken op { DATE($day) }.
help-doubt = (vraag even na of dit nog klopt)
