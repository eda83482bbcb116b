package slowcall.report;

import java.util.List;

/**
 * What stands on one page. {@link PageFile} makes a file of it; whoever has something to show fills this and writes no HTML.
 *
 * @param title the page's heading
 * @param lead what to know if one reads nothing else: the verdict, the answer
 * @param sections in their order; those without parts are left out
 */
public record Page(String title, List<Prose> lead, List<Section> sections) {
    /**
     * A page.
     *
     * @throws IllegalArgumentException if two sections have the same id
     */
    public Page {
        lead = List.copyOf(lead);
        sections =
                sections.stream().filter(section -> !section.parts().isEmpty()).toList();
        List<String> ids = sections.stream().map(Section::id).toList();
        if (ids.stream().distinct().count() < ids.size()) {
            throw new IllegalArgumentException("section ids " + ids + " must differ");
        }
    }
}
