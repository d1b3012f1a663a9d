# Fixed words of the help list (/hulp).
help-checked = Checked on { DATE($day) }.
help-doubt = (please check whether this is still right)
