package ca.dosebook.pages;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks whether markup is sound: every element closed in its turn, every attribute quoted, every id once. */
final class Html {

    private static final Set<String> VOID = Set.of("meta", "link", "input", "br", "hr", "img");

    private static final Pattern TAG = Pattern.compile("<(/?)([a-zA-Z][a-zA-Z0-9]*)((?:[^>\"]|\"[^\"]*\")*)>");
    private static final Pattern ATTRIBUTES = Pattern.compile("(?:\\s+[a-zA-Z-]+(?:=\"[^\"<]*(?:&[^\"<]*)*\")?)*\\s*");
    private static final Pattern ID = Pattern.compile("\\sid=\"([^\"]*)\"");

    private Html() {}

    static List<String> problems(String html) {
        List<String> problems = new ArrayList<>();
        Deque<String> open = new ArrayDeque<>();
        Set<String> ids = new HashSet<>();
        Matcher tag = TAG.matcher(html.replace("<!DOCTYPE html>", ""));
        while (tag.find()) {
            String name = tag.group(2);
            if (!tag.group(1).isEmpty()) {
                if (!name.equals(open.poll())) {
                    problems.add("</" + name + "> closes nothing");
                }
            } else {
                if (!ATTRIBUTES.matcher(tag.group(3)).matches()) {
                    problems.add("attributes of " + tag.group());
                }
                Matcher id = ID.matcher(tag.group(3));
                if (id.find() && !ids.add(id.group(1))) {
                    problems.add("two elements have the id " + id.group(1));
                }
                if (!VOID.contains(name)) {
                    open.push(name);
                }
            }
        }
        open.forEach(name -> problems.add("<" + name + "> is not closed"));
        return problems;
    }
}
