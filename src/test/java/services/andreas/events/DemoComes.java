package services.andreas.events;

/** The first line of the demo, run from its source before anything is compiled. */
final class DemoComes {
    private DemoComes() {}

    public static void main(String[] args) {
        System.out.println(
                "Compiling the program and its stand-ins: a minute, or a few if Maven has to fetch"
                        + " libraries");
    }
}
